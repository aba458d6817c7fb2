package io.vigil.intel.ranges;

import io.vigil.events.net.IpRange;

/** Collects ranges of one family. */
interface UnsortedRanges extends SortedOrder.Comparison {
    void add(IpRange range);

    int size();

    /** By start; of one start the wider range is less. */
    @Override
    int compare(int one, int other);

    /** @param order places of the ranges to keep, sorted by {@link #compare} */
    SortedRanges inOrder(int[] order);
}
