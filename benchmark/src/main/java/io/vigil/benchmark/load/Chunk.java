package io.vigil.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Some lines of a log of which times, ids and news can be written anew in place, so that a load of a hundred megabytes feeds a run of any
 * length: every lap over it has later events.
 */
public final class Chunk {
    private final byte[] bytes;
    private final Mark[] marks;

    /** Where a value stands in the bytes that differs from lap to lap. */
    private interface Mark {
        void write(byte[] bytes, Lap lap);
    }

    private record IsoTime(int at, long epochSeconds) implements Mark {
        @Override
        public void write(byte[] bytes, Lap lap) {
            Lap.writeIso(bytes, at, epochSeconds + lap.secondsLater());
        }
    }

    private record EpochTime(int at, long epochSeconds) implements Mark {
        @Override
        public void write(byte[] bytes, Lap lap) {
            Lap.writeDigits(bytes, at, EPOCH.length(), epochSeconds + lap.secondsLater());
        }
    }

    private record Serial(int at, long uniqueInLap) implements Mark {
        @Override
        public void write(byte[] bytes, Lap lap) {
            Lap.writeHex(bytes, at, SERIAL.length(), uniqueInLap | (long) lap.number() << Integer.SIZE);
        }
    }

    private record Hour(int at) implements Mark {
        @Override
        public void write(byte[] bytes, Lap lap) {
            Lap.writeDigits(bytes, at, HOUR.length(), lap.secondsLater() / SECONDS_AN_HOUR);
        }
    }

    private record News(int at, int width, String usual, LongFunction<String> unusual, long place) implements Mark {
        @Override
        public void write(byte[] bytes, Lap lap) {
            byte[] text =
                    (lap.isHistory() ? usual : unusual.apply(lap.dice(place))).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, bytes, at, text.length);
            Arrays.fill(bytes, at + text.length, at + width, (byte) ' ');
        }
    }

    private static final int SECONDS_AN_HOUR = 3600;
    private static final String ISO = "0000-00-00T00:00:00Z";
    private static final String EPOCH = "0000000000";
    private static final String SERIAL = "000000000000";
    private static final String HOUR = "0000";

    private Chunk(byte[] bytes, Mark[] marks) {
        this.bytes = bytes;
        this.marks = marks;
    }

    /** The lines as they stand: valid until they are written anew. */
    byte[] bytes() {
        return bytes;
    }

    byte[] inLap(Lap lap) {
        for (Mark mark : marks) {
            mark.write(bytes, lap);
        }
        return bytes;
    }

    /** Collects the lines of one chunk. */
    public static final class Writer {
        private final StringBuilder text = new StringBuilder();
        private final List<Mark> marks = new ArrayList<>();

        public Writer text(String ascii) {
            text.append(ascii);
            return this;
        }

        /** {@code 2026-01-05T00:00:00Z}, as much later as the lap is. */
        public Writer isoTime(long epochSeconds) {
            return mark(new IsoTime(text.length(), epochSeconds), ISO);
        }

        /** Ten digits of epoch seconds, as much later as the lap is. */
        public Writer epochTime(long epochSeconds) {
            return mark(new EpochTime(text.length(), epochSeconds), EPOCH);
        }

        /** Twelve hexadecimal digits that no other lap has. */
        public Writer serial(long uniqueInLap) {
            return mark(new Serial(text.length(), uniqueInLap), SERIAL);
        }

        /** Four digits, others in each hour of event time. */
        public Writer hour() {
            return mark(new Hour(text.length()), HOUR);
        }

        /**
         * A value that is the usual one in each lap of history, and in each later lap one that no lap had.
         *
         * @param width of both at most; blanks fill the rest, so that a shorter one must stand where these mean nothing
         * @param unusual from random bits
         * @param place decides over these bits: the same place, the same bits
         */
        public Writer news(int width, String usual, LongFunction<String> unusual, long place) {
            return mark(new News(text.length(), width, usual, unusual, place), "0".repeat(width));
        }

        Writer endRecord() {
            text.append('\n');
            return this;
        }

        Chunk done() {
            var chunk = new Chunk(text.toString().getBytes(StandardCharsets.US_ASCII), marks.toArray(Mark[]::new));
            chunk.inLap(new Lap(0, 0, true));
            return chunk;
        }

        private Writer mark(Mark mark, String room) {
            marks.add(mark);
            text.append(room);
            return this;
        }
    }
}
