package io.vigil.intel.ranges;

import java.util.Arrays;

/** Numbers in the order they were added, four bytes each. */
public final class IntList {
    private static final int SMALLEST = 16;

    private int[] values = new int[SMALLEST];
    private int size;

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    public int get(int at) {
        return values[at];
    }

    public int size() {
        return size;
    }

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
