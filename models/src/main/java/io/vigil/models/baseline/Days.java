package io.vigil.models.baseline;

import io.vigil.events.signals.Observation.Frequency;

/**
 * A set of days as 32 bits: bit i is the day i days before a day of reference. Counting days instead of events makes volume worthless to who
 * wants to look usual, and lets decay need no timer: a day weighs 2^(-age/16), so sixteen days halve it.
 */
public final class Days {
    public static final int SPAN = 32;
    /** What a value weighs that was last seen before the span. */
    static final double EARLIER = fading(SPAN);

    private static final long DAY = 86_400_000L;
    private static final int FREQUENT = 4;
    /** {@code WEIGHT[byte][bits]}: what the days of one of the four bytes weigh together. */
    private static final double[][] WEIGHT = weights();

    private Days() {}

    /** The day of an event, in UTC: days since 1970. */
    public static int of(long epochMillis) {
        return (int) Math.floorDiv(epochMillis, DAY);
    }

    /** The same days, counted from a reference {@code by} days later; from an earlier one where negative. */
    public static int moved(int days, int by) {
        if (by >= SPAN || by <= -SPAN) {
            return 0;
        }
        return by >= 0 ? days << by : days >>> -by;
    }

    public static double weight(int days) {
        return WEIGHT[0][days & 0xff]
                + WEIGHT[1][days >>> 8 & 0xff]
                + WEIGHT[2][days >>> 16 & 0xff]
                + WEIGHT[3][days >>> 24];
    }

    /** What is left of a day's weight after so many days. */
    static double fading(int days) {
        return Math.pow(2, -Math.max(0, days) / 16.0);
    }

    /** GuardDuty's word for these days: daily to weekly, a few times a month, less than once a month. */
    public static Frequency frequency(int days) {
        return frequencyOf(Integer.bitCount(days));
    }

    /** The same for so many days of a month. */
    static Frequency frequencyOf(int count) {
        if (frequent(count)) {
            return Frequency.FREQUENT;
        }
        return count >= 2 ? Frequency.INFREQUENT : Frequency.RARE;
    }

    static boolean frequent(int count) {
        return count >= FREQUENT;
    }

    private static double[][] weights() {
        var table = new double[4][256];
        for (int at = 0; at < 4 * 256; at++) {
            for (int bit = 0; bit < 8; bit++) {
                if ((at & 1 << bit) != 0) {
                    table[at >> 8][at & 0xff] += fading(8 * (at >> 8) + bit);
                }
            }
        }
        return table;
    }
}
