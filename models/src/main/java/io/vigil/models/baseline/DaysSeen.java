package io.vigil.models.baseline;

import io.vigil.events.signals.Observation.Frequency;

/**
 * The days on which a value was seen, as tables keep it: bits 0–31 the {@link Days}, 32–47 their day of reference, 48 whether it was seen
 * before their span.
 */
final class DaysSeen {
    private static final int DAY_SHIFT = 32;
    private static final long EARLIER = 1L << 48;

    private DaysSeen() {}

    static long first(int day) {
        return of(1, day, false);
    }

    static long of(int days, int reference, boolean earlier) {
        return Integer.toUnsignedLong(days) | (long) reference << DAY_SHIFT | (earlier ? EARLIER : 0);
    }

    /** The same and this day: one that is late by days sets the older bit. */
    static long with(long seen, int day) {
        int reference = reference(seen);
        if (day <= reference) {
            int age = reference - day;
            return age < Days.SPAN ? seen | 1L << age : seen | EARLIER;
        }
        int days = Days.moved((int) seen, day - reference);
        boolean leaves = Integer.bitCount(days) < Integer.bitCount((int) seen);
        return of(days | 1, day, earlier(seen) || leaves);
    }

    static int reference(long seen) {
        return (int) (seen >>> DAY_SHIFT) & 0xffff;
    }

    static boolean earlier(long seen) {
        return (seen & EARLIER) != 0;
    }

    static boolean on(long seen, int day) {
        return (Days.moved((int) seen, day - reference(seen)) & 1) != 0;
    }

    /** As {@link Days}, counted from this day, which is left out. */
    static int before(long seen, int day) {
        return Days.moved((int) seen, day - reference(seen)) & ~1;
    }

    static double weightBefore(long seen, int day) {
        double weight = Days.weight(before(seen, day));
        return weight == 0 && earlier(seen) ? Days.EARLIER : weight;
    }

    /** This day included. */
    static double weight(long seen, int day) {
        return Days.weight(Days.moved((int) seen, day - reference(seen)));
    }

    static Frequency frequencyBefore(long seen, int day) {
        int days = before(seen, day);
        return days == 0 && !earlier(seen) ? Frequency.UNSEEN : Days.frequency(days);
    }
}
