package io.vigil.benchmark.load;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A made-up log in memory, the same bytes at every run: what a benchmark reads again and again. The first laps are its history: a day each and
 * all alike, so that everything in them becomes habit. The laps after these follow each other at {@link #DENSITY}, with up to half a minute of
 * disorder, as delivery brings them, and some of their events are news that no lap before had.
 */
public final class Load {
    /** Records a second of event time; with the watermark's bound it says how many records wait in memory for their turn. */
    public static final int DENSITY = 1000;

    public static final int DISORDER_SECONDS = 30;
    /** Monday, 2026-01-05, one o'clock. */
    private static final long START = 1_767_574_800;

    private static final long SECONDS_A_DAY = 86_400;

    private final Chunk[] chunks;
    private final int recordsAChunk;
    private final int historyDays;

    /** Writes one record of a log. */
    public interface Line {
        /**
         * @param number of the record, from 0
         * @param epochSeconds when it happened
         */
        void write(Chunk.Writer to, int number, long epochSeconds, RandomGenerator dice);
    }

    private Load(Chunk[] chunks, int recordsAChunk, int historyDays) {
        this.chunks = chunks;
        this.recordsAChunk = recordsAChunk;
        this.historyDays = historyDays;
    }

    /** @param historyDays laps of history; 0: everything is news, as on an installation's first day */
    public static Load of(int chunkCount, LoadOfLog log, int historyDays) {
        var dice = new SplittableRandom(1);
        var chunks = new Chunk[chunkCount];
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            var writer = new Chunk.Writer();
            for (int record = 0; record < log.recordsAChunk(); record++) {
                int number = chunk * log.recordsAChunk() + record;
                long time = START + number / DENSITY + dice.nextInt(-DISORDER_SECONDS, DISORDER_SECONDS + 1);
                log.line().write(writer, number, time, dice);
                writer.endRecord();
            }
            chunks[chunk] = writer.done();
        }
        return new Load(chunks, log.recordsAChunk(), historyDays);
    }

    /** Chunks that a lap over the load has. */
    public int chunks() {
        return chunks.length;
    }

    public long historyChunks() {
        return (long) historyDays * chunks.length;
    }

    public int historyDays() {
        return historyDays;
    }

    public long records(long ofChunks) {
        return ofChunks * recordsAChunk;
    }

    /** Mean length of a record. */
    public long bytesARecord() {
        return Arrays.stream(chunks).mapToLong(chunk -> chunk.bytes().length).sum() / records(chunks.length);
    }

    /** The lines of a chunk as they stand. */
    public byte[] bytes(int chunk) {
        return chunks[chunk].bytes();
    }

    /** The lines of a chunk, counted over all laps, as they are in that lap; valid until the same place is asked for again. */
    public byte[] inLaps(long number) {
        return chunks[(int) (number % chunks.length)].inLap(lap((int) (number / chunks.length)));
    }

    private Lap lap(int number) {
        if (number < historyDays) {
            return new Lap(number, number * SECONDS_A_DAY, true);
        }
        long secondsALap = records(chunks.length) / DENSITY;
        return new Lap(number, historyDays * SECONDS_A_DAY + (number - historyDays) * secondsALap, false);
    }
}
