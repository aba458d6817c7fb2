package io.vigil.intel.ranges;

import java.util.Arrays;

/** Numbers in the order they were added, eight bytes each. */
final class LongList {
    private static final int SMALLEST = 16;

    private long[] values = new long[SMALLEST];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    long get(int at) {
        return values[at];
    }

    int size() {
        return size;
    }
}
