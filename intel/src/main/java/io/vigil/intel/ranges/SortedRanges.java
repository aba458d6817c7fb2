package io.vigil.intel.ranges;

import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;

/** Ranges of one family, sorted by their start, of one start the widest first. They may overlap. Immutable. */
interface SortedRanges {
    int size();

    IpRange range(int at);

    /** The last range that starts at the address or before it; -1 when none does. */
    int lastFrom(Ip ip);

    /** Whether the range ends at the address or after it. */
    boolean reaches(int at, Ip ip);

    /** Compares the ends of two ranges. */
    int compareEnds(int one, int other);
}
