package io.vigil.intel.ranges;

import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import java.util.Arrays;

/**
 * Ranges of one family, each with a number, found by address. Overlapping ranges stay whole: each remembers the one before it that reaches
 * further, so that all that hold an address are found by going back from the last that starts before it. Memory is the same however they nest.
 */
final class NumberedRanges {
    private final SortedRanges ranges;
    private final SmallInts numbers;
    /** For a range that others reach beyond: the last of those that start before it. */
    private final SparseInts further;

    NumberedRanges(SortedRanges ranges, int[] numbers) {
        this.ranges = ranges;
        this.numbers = SmallInts.of(numbers);
        this.further = further(ranges);
    }

    private static SparseInts further(SortedRanges ranges) {
        var links = new SparseInts.Builder(ranges.size());
        var reaching = new int[ranges.size()];
        int depth = 0;
        for (int at = 0; at < reaching.length; at++) {
            while (depth > 0 && ranges.compareEnds(reaching[depth - 1], at) <= 0) {
                depth--;
            }
            if (depth > 0) {
                links.put(at, reaching[depth - 1]);
            }
            reaching[depth++] = at;
        }
        return links.build();
    }

    int size() {
        return ranges.size();
    }

    IpRange range(int at) {
        return ranges.range(at);
    }

    int number(int at) {
        return numbers.get(at);
    }

    /** Places of all ranges that hold the address, the narrowest first as long as they nest. */
    int[] at(Ip ip) {
        int[] found = IpRanges.NONE;
        for (int at = ranges.lastFrom(ip); at >= 0; ) {
            if (ranges.reaches(at, ip)) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = at--;
            } else {
                at = further.get(at);
            }
        }
        return found;
    }

    /** Whether one of the ranges shares an address with this one. */
    boolean touches(Ip from, Ip to) {
        int at = ranges.lastFrom(to);
        while (at >= 0 && !ranges.reaches(at, from)) {
            at = further.get(at);
        }
        return at >= 0;
    }
}
