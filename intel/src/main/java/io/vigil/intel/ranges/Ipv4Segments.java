package io.vigil.intel.ranges;

import io.vigil.intel.ranges.Segments.Segment;
import java.util.List;

/** Disjoint segments of IPv4 in 8 bytes each. A root by the top 16 bits leaves a short binary search, most often of one step. */
final class Ipv4Segments {
    private static final int ROOTS = 1 << 16;

    private final int[] starts;
    private final int[] ends;
    /** How many segments start below each /16; empty when there are none, as for a list of names. */
    private final int[] root;

    Ipv4Segments(List<Segment> segments) {
        starts = segments.stream()
                .mapToInt(segment -> (int) segment.from().low())
                .toArray();
        ends = segments.stream().mapToInt(segment -> (int) segment.to().low()).toArray();
        root = new int[starts.length == 0 ? 0 : ROOTS + 1];
        for (int start : starts) {
            root[(start >>> 16) + 1]++;
        }
        for (int top = 0; top < root.length - 1; top++) {
            root[top + 1] += root[top];
        }
    }

    /** Index of the segment that holds the address; -1 when none does. */
    int find(int address) {
        if (starts.length == 0) {
            return -1;
        }
        int top = address >>> 16;
        int low = Math.max(root[top] - 1, 0); // one before: it may reach into this /16
        int high = root[top + 1] - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (Integer.compareUnsigned(starts[middle], address) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high >= 0 && Integer.compareUnsigned(address, ends[high]) <= 0 ? high : -1;
    }
}
