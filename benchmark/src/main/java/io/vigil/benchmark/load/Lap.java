package io.vigil.benchmark.load;

import io.vigil.events.Hash;
import java.time.LocalDate;

/**
 * One reading of the whole load, at its place in event time.
 *
 * @param number from 0
 * @param secondsLater than the load was written for
 * @param isHistory one of the laps that are all alike, which make habits of what they hold; the others hold news, each its own
 */
record Lap(int number, long secondsLater, boolean isHistory) {
    private static final int SECONDS_A_DAY = 86_400;

    /** Differs from lap to lap, for the same place. */
    long dice(long place) {
        return Hash.combine(place, number);
    }

    /** Writes {@code 2026-01-05T00:00:00Z}. */
    static void writeIso(byte[] bytes, int at, long epochSeconds) {
        LocalDate day = LocalDate.ofEpochDay(epochSeconds / SECONDS_A_DAY);
        long second = epochSeconds % SECONDS_A_DAY;
        writeDigits(bytes, at, 4, day.getYear());
        writeDigits(bytes, at + 5, 2, day.getMonthValue());
        writeDigits(bytes, at + 8, 2, day.getDayOfMonth());
        writeDigits(bytes, at + 11, 2, second / 3600);
        writeDigits(bytes, at + 14, 2, second / 60 % 60);
        writeDigits(bytes, at + 17, 2, second % 60);
    }

    static void writeDigits(byte[] bytes, int at, int width, long value) {
        long rest = value;
        for (int place = at + width - 1; place >= at; place--) {
            bytes[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    static void writeHex(byte[] bytes, int at, int width, long value) {
        long rest = value;
        for (int place = at + width - 1; place >= at; place--) {
            bytes[place] = (byte) Character.forDigit((int) (rest & 15), 16);
            rest >>>= 4;
        }
    }
}
