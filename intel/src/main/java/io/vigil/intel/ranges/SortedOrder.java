package io.vigil.intel.ranges;

/** Sorts places by what stands there, without moving it: a stable merge sort of plain numbers, quick on what is sorted already. */
final class SortedOrder {
    /** Compares what stands at two places. */
    interface Comparison {
        int compare(int one, int other);
    }

    private final Comparison comparison;
    private final int[] order;
    private final int[] merged;

    private SortedOrder(int count, Comparison comparison) {
        this.comparison = comparison;
        this.order = new int[count];
        this.merged = new int[count];
        for (int at = 0; at < count; at++) {
            order[at] = at;
        }
    }

    /** All places below {@code count}, in ascending order of what stands there. */
    static int[] of(int count, Comparison comparison) {
        var sorting = new SortedOrder(count, comparison);
        sorting.sort(0, count);
        return sorting.order;
    }

    private void sort(int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = from + to >>> 1;
        sort(from, middle);
        sort(middle, to);
        if (comparison.compare(order[middle - 1], order[middle]) > 0) {
            merge(from, middle, to);
        }
    }

    private void merge(int from, int middle, int to) {
        System.arraycopy(order, from, merged, from, middle - from);
        int left = from;
        int right = middle;
        for (int at = from; left < middle; at++) {
            boolean takesLeft = right == to || comparison.compare(merged[left], order[right]) <= 0;
            order[at] = takesLeft ? merged[left++] : order[right++];
        }
    }
}
