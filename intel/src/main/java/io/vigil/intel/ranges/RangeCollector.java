package io.vigil.intel.ranges;

import io.vigil.events.net.IpRange;
import io.vigil.intel.ranges.IpRanges.Redundancy;

/** Ranges of one family with their numbers, on their way to being sorted. */
final class RangeCollector {
    private final UnsortedRanges ranges;
    private final IntList numbers = new IntList();

    RangeCollector(UnsortedRanges ranges) {
        this.ranges = ranges;
    }

    void add(IpRange range, int number) {
        ranges.add(range);
        numbers.add(number);
    }

    NumberedRanges build(Redundancy redundancy) {
        int[] order = SortedOrder.of(ranges.size(), this::compare);
        int[] kept = withoutRedundant(order, redundancy);
        var ofKept = new int[kept.length];
        for (int at = 0; at < kept.length; at++) {
            ofKept[at] = numbers.get(kept[at]);
        }
        return new NumberedRanges(ranges.inOrder(kept), ofKept);
    }

    /** Equal ranges in the order of their numbers, so that it does not matter in which order they came. */
    private int compare(int one, int other) {
        int byRange = ranges.compare(one, other);
        return byRange != 0 ? byRange : Integer.compare(numbers.get(one), numbers.get(other));
    }

    private int[] withoutRedundant(int[] order, Redundancy redundancy) {
        var kept = new IntList();
        int firstEqual = 0;
        for (int place : order) {
            if (kept.size() > 0 && ranges.compare(kept.get(kept.size() - 1), place) != 0) {
                firstEqual = kept.size();
            }
            if (!isCovered(place, kept, firstEqual, redundancy)) {
                kept.add(place);
            }
        }
        return kept.toArray();
    }

    private boolean isCovered(int place, IntList kept, int firstEqual, Redundancy redundancy) {
        for (int at = firstEqual; at < kept.size(); at++) {
            if (redundancy.covers(numbers.get(kept.get(at)), numbers.get(place))) {
                return true;
            }
        }
        return false;
    }
}
