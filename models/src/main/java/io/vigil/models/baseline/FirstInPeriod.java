package io.vigil.models.baseline;

import io.vigil.events.Hash;

/**
 * Finds what comes for the first time in a period, such as a day, so that it is passed on once. Bounded: what is pushed out counts as the first again,
 * so passing it on twice must do no harm. Marks of other periods make room first. For one thread.
 */
public final class FirstInPeriod {
    /** As many as a hundred thousand principals leave: 1 MB, taken when the first is asked for. */
    private static final int MARKS = 1 << 17;

    private static final int WAYS = 4;
    private static final long PERIODS = 0xff;

    private long[] marks = {};

    /**
     * Whether it was not asked about in this period before, as far as is remembered.
     *
     * @param hash of what comes
     * @param period number of the period, counted from any
     */
    public boolean isFirst(long hash, long period) {
        if (marks.length == 0) {
            marks = new long[MARKS];
        }
        long ending = period & PERIODS;
        long mixed = Hash.combine(hash, period);
        long mark = mixed & ~PERIODS | ending;
        int set = (int) (mixed >>> Integer.SIZE) & MARKS - WAYS;
        int free = set + (int) (mixed >>> Integer.SIZE - 2 & WAYS - 1);
        for (int at = set; at < set + WAYS; at++) {
            if (marks[at] == mark) {
                return false;
            }
            free = marks[at] != 0 && (marks[at] & PERIODS) == ending ? free : at;
        }
        marks[free] = mark;
        return true;
    }
}
