package io.vigil.intel.ranges;

/** Numbers that are not negative, in two bytes each as long as none needs more. Immutable. */
final class SmallInts {
    private final char[] narrow;
    private final int[] wide;

    private SmallInts(char[] narrow, int[] wide) {
        this.narrow = narrow;
        this.wide = wide;
    }

    /** @param values not written to any more */
    static SmallInts of(int[] values) {
        int bits = 0;
        for (int value : values) {
            bits |= value;
        }
        if (bits > Character.MAX_VALUE) {
            return new SmallInts(new char[0], values);
        }
        var narrow = new char[values.length];
        for (int at = 0; at < values.length; at++) {
            narrow[at] = (char) values[at];
        }
        return new SmallInts(narrow, new int[0]);
    }

    int get(int at) {
        return narrow.length > 0 ? narrow[at] : wide[at];
    }
}
