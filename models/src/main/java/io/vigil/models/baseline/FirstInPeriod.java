package io.vigil.models.baseline;

import io.vigil.events.Hash;

/**
 * Finds what comes for the first time in a period, such as a day, so that it is passed on once. Bounded: what is pushed out counts as the first again,
 * so passing it on twice must do no harm. Marks of other periods make room first. For one thread.
 */
public final class FirstInPeriod {
    /** As many as a hundred thousand principals leave: 1 MB. */
    private static final int MOST = 1 << 17;

    private static final int WAYS = 4;
    private static final long PERIODS = 0xff;

    /** Made for the first that is asked about; grows when it is half full. */
    private long[] marks = {};

    private int left;

    /**
     * Whether it was not asked about in this period before, as far as is remembered.
     *
     * @param hash of what comes
     * @param period number of the period, counted from any
     */
    public boolean isFirst(long hash, long period) {
        long ending = period & PERIODS;
        long mixed = Hash.combine(hash, period);
        long mark = mixed & ~PERIODS | ending;
        if (left >= marks.length / 2 && marks.length < MOST) {
            grow();
        }
        int set = set(mixed);
        int free = set + (int) (mixed >>> Integer.SIZE - 2 & WAYS - 1);
        for (int at = set; at < set + WAYS; at++) {
            if (marks[at] == mark) {
                return false;
            }
            free = marks[at] != 0 && (marks[at] & PERIODS) == ending ? free : at;
        }
        left += marks[free] == 0 ? 1 : 0;
        marks[free] = mark;
        return true;
    }

    private int set(long mixed) {
        return (int) (mixed >>> Integer.SIZE) & marks.length - WAYS;
    }

    /** What shares four places goes to places among which are these, so there is always room. */
    private void grow() {
        long[] before = marks;
        marks = new long[Growth.of(before.length, MOST)];
        for (long mark : before) {
            if (mark != 0) {
                int free = set(mark);
                while (marks[free] != 0) {
                    free++;
                }
                marks[free] = mark;
            }
        }
    }
}
