package io.vigil.benchmark.load;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A made-up log in memory, the same bytes for the same seed: what a benchmark reads again and again. Event times follow each other at
 * {@link #DENSITY} with up to half a minute of disorder, as delivery brings them.
 */
public final class Load {
    /** Records a second of event time; with the watermark's bound it says how many records wait in memory for their turn. */
    public static final int DENSITY = 1000;

    public static final int DISORDER_SECONDS = 30;
    /** Monday, 2026-01-05. */
    private static final long START = 1_767_571_200;

    private final Chunk[] chunks;
    private final int recordsAChunk;
    private final long secondsALap;

    /** Writes one record of a log. */
    public interface Line {
        /**
         * @param number of the record, from 0
         * @param epochSeconds when it happened
         */
        void write(Chunk.Writer to, int number, long epochSeconds, RandomGenerator dice);
    }

    private Load(Chunk[] chunks, int recordsAChunk) {
        this.chunks = chunks;
        this.recordsAChunk = recordsAChunk;
        this.secondsALap = (long) chunks.length * recordsAChunk / DENSITY;
    }

    public static Load of(int chunkCount, int recordsAChunk, Line line) {
        var dice = new SplittableRandom(1);
        var chunks = new Chunk[chunkCount];
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            var writer = new Chunk.Writer();
            for (int record = 0; record < recordsAChunk; record++) {
                int number = chunk * recordsAChunk + record;
                long time = START + number / DENSITY + dice.nextInt(-DISORDER_SECONDS, DISORDER_SECONDS + 1);
                line.write(writer, number, time, dice);
                writer.endRecord();
            }
            chunks[chunk] = writer.done();
        }
        return new Load(chunks, recordsAChunk);
    }

    /** Chunks that a lap over the load has. */
    public int chunks() {
        return chunks.length;
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

    /** The lines of a chunk, counted over all laps, with the times and ids of that lap; valid until the same place is asked for again. */
    public byte[] inLaps(long number) {
        int lap = (int) (number / chunks.length);
        return chunks[(int) (number % chunks.length)].inLap(lap, lap * secondsALap);
    }
}
