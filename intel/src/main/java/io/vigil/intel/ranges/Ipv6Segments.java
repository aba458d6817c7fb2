package io.vigil.intel.ranges;

import io.vigil.events.Ip;
import io.vigil.intel.ranges.Segments.Segment;
import java.util.List;

/** Disjoint segments of IPv6, sorted, 32 bytes each. */
final class Ipv6Segments {
    private final long[] startHigh;
    private final long[] startLow;
    private final long[] endHigh;
    private final long[] endLow;

    Ipv6Segments(List<Segment> segments) {
        startHigh =
                segments.stream().mapToLong(segment -> segment.from().high()).toArray();
        startLow = segments.stream().mapToLong(segment -> segment.from().low()).toArray();
        endHigh = segments.stream().mapToLong(segment -> segment.to().high()).toArray();
        endLow = segments.stream().mapToLong(segment -> segment.to().low()).toArray();
    }

    /** Index of the segment that holds the address; -1 when none does. */
    int find(Ip ip) {
        int low = 0;
        int high = startHigh.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (compare(startHigh[middle], startLow[middle], ip) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high >= 0 && compare(endHigh[high], endLow[high], ip) >= 0 ? high : -1;
    }

    private static int compare(long high, long low, Ip ip) {
        int first = Long.compareUnsigned(high, ip.high());
        return first != 0 ? first : Long.compareUnsigned(low, ip.low());
    }
}
