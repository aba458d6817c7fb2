package io.vigil.intel.ranges;

/** A number for some of many places: a bit and a half for each place, and four bytes where there is a number. Immutable. */
final class SparseInts {
    private final long[] present;
    /** How many are present before each word of {@link #present}. */
    private final int[] before;

    private final int[] values;

    private SparseInts(long[] present, int[] before, int[] values) {
        this.present = present;
        this.before = before;
        this.values = values;
    }

    /** The number at this place; -1 when there is none. */
    int get(int at) {
        if (values.length == 0) {
            return -1;
        }
        long word = present[at >> 6];
        long bit = 1L << at;
        return (word & bit) == 0 ? -1 : values[before[at >> 6] + Long.bitCount(word & bit - 1)];
    }

    /** Takes the places in ascending order. */
    static final class Builder {
        private final long[] present;
        private final IntList values = new IntList();

        Builder(int places) {
            present = new long[(places >> 6) + 1];
        }

        void put(int at, int value) {
            present[at >> 6] |= 1L << at;
            values.add(value);
        }

        SparseInts build() {
            if (values.size() == 0) {
                return new SparseInts(new long[0], new int[0], new int[0]);
            }
            var before = new int[present.length];
            for (int word = 1; word < present.length; word++) {
                before[word] = before[word - 1] + Long.bitCount(present[word - 1]);
            }
            return new SparseInts(present, before, values.toArray());
        }
    }
}
