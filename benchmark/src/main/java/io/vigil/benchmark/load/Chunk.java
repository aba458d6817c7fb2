package io.vigil.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Some lines of a log whose times and ids can be written anew in place, so that a load of a hundred megabytes feeds a run of any length:
 * every lap over it tells of later events.
 */
public final class Chunk {
    private static final int SECONDS_A_DAY = 86_400;

    private final byte[] bytes;
    private final Mark[] marks;

    /** Where a value stands in the bytes. */
    private record Mark(Kind kind, int at, long value) {}

    private enum Kind {
        /** {@code 2026-01-05T00:00:00Z}; the value is epoch seconds. */
        ISO_TIME,
        /** Ten digits of epoch seconds. */
        EPOCH_TIME,
        /** Twelve hexadecimal digits; the value is unique within a lap. */
        SERIAL
    }

    private Chunk(byte[] bytes, Mark[] marks) {
        this.bytes = bytes;
        this.marks = marks;
    }

    /** The lines as they stand: valid until they are written anew. */
    byte[] bytes() {
        return bytes;
    }

    /** Writes the times that many seconds later, and ids that no other lap has. */
    byte[] inLap(int lap, long secondsLater) {
        for (Mark mark : marks) {
            switch (mark.kind) {
                case ISO_TIME -> writeIso(mark.at, mark.value + secondsLater);
                case EPOCH_TIME -> writeDigits(mark.at, 10, mark.value + secondsLater);
                case SERIAL -> writeHex(mark.at, mark.value | (long) lap << 32);
            }
        }
        return bytes;
    }

    private void writeIso(int at, long epochSeconds) {
        LocalDate day = LocalDate.ofEpochDay(epochSeconds / SECONDS_A_DAY);
        long second = epochSeconds % SECONDS_A_DAY;
        writeDigits(at, 4, day.getYear());
        writeDigits(at + 5, 2, day.getMonthValue());
        writeDigits(at + 8, 2, day.getDayOfMonth());
        writeDigits(at + 11, 2, second / 3600);
        writeDigits(at + 14, 2, second / 60 % 60);
        writeDigits(at + 17, 2, second % 60);
    }

    private void writeDigits(int at, int width, long value) {
        long rest = value;
        for (int place = at + width - 1; place >= at; place--) {
            bytes[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private void writeHex(int at, long value) {
        long rest = value;
        for (int place = at + 11; place >= at; place--) {
            bytes[place] = (byte) Character.forDigit((int) (rest & 15), 16);
            rest >>>= 4;
        }
    }

    /** Collects the lines of one chunk. */
    public static final class Writer {
        private final StringBuilder text = new StringBuilder();
        private final List<Mark> marks = new ArrayList<>();

        public Writer text(String ascii) {
            text.append(ascii);
            return this;
        }

        public Writer isoTime(long epochSeconds) {
            return mark(Kind.ISO_TIME, epochSeconds, "0000-00-00T00:00:00Z");
        }

        public Writer epochTime(long epochSeconds) {
            return mark(Kind.EPOCH_TIME, epochSeconds, "0000000000");
        }

        public Writer serial(long uniqueInLap) {
            return mark(Kind.SERIAL, uniqueInLap, "000000000000");
        }

        Writer endRecord() {
            text.append('\n');
            return this;
        }

        Chunk done() {
            var chunk = new Chunk(text.toString().getBytes(StandardCharsets.US_ASCII), marks.toArray(Mark[]::new));
            chunk.inLap(0, 0);
            return chunk;
        }

        private Writer mark(Kind kind, long value, String room) {
            marks.add(new Mark(kind, text.length(), value));
            text.append(room);
            return this;
        }
    }
}
