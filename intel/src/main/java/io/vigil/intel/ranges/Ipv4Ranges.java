package io.vigil.intel.ranges;

import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;

/** Ranges of IPv4 in 8 bytes each, and half a byte for a root by their top bits, which leaves a binary search of three or four steps. */
final class Ipv4Ranges implements SortedRanges {
    /** The root has an entry for eight to sixteen ranges, as a power of two: they lie on one or two lines of the processor's cache. */
    private static final int ROOT_SHARE = 4;

    /** The start and the end of each in turn, so that the end has come from memory with the start. */
    private final int[] ends;

    /** How many ranges start below each value of the top bits. */
    private final int[] root;

    /** Bits that are not the top ones. */
    private final int rest;

    private Ipv4Ranges(int[] ends) {
        this.ends = ends;
        int top = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(size()) - ROOT_SHARE);
        rest = Integer.SIZE - top;
        root = new int[(1 << top) + 1];
        for (int at = 0; at < size(); at++) {
            root[(start(at) >>> rest) + 1]++;
        }
        for (int at = 1; at < root.length; at++) {
            root[at] += root[at - 1];
        }
    }

    private int start(int at) {
        return ends[2 * at];
    }

    private int end(int at) {
        return ends[2 * at + 1];
    }

    @Override
    public int size() {
        return ends.length / 2;
    }

    @Override
    public IpRange range(int at) {
        return new IpRange(Ip.v4(start(at)), Ip.v4(end(at)));
    }

    @Override
    public int lastFrom(Ip ip) {
        int address = (int) ip.low();
        int low = root[address >>> rest];
        int high = root[(address >>> rest) + 1] - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (Integer.compareUnsigned(start(middle), address) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high; // perhaps one that starts below these top bits: it may reach into them
    }

    @Override
    public boolean reaches(int at, Ip ip) {
        return Integer.compareUnsigned((int) ip.low(), end(at)) <= 0;
    }

    @Override
    public int compareEnds(int one, int other) {
        return Integer.compareUnsigned(end(one), end(other));
    }

    /** In any order. */
    static final class Unsorted implements UnsortedRanges {
        private final IntList starts = new IntList();
        private final IntList ends = new IntList();

        @Override
        public void add(IpRange range) {
            starts.add((int) range.from().low());
            ends.add((int) range.to().low());
        }

        @Override
        public int size() {
            return starts.size();
        }

        @Override
        public int compare(int one, int other) {
            int byStart = Integer.compareUnsigned(starts.get(one), starts.get(other));
            return byStart != 0 ? byStart : Integer.compareUnsigned(ends.get(other), ends.get(one));
        }

        @Override
        public Ipv4Ranges inOrder(int[] order) {
            var sorted = new int[2 * order.length];
            for (int at = 0; at < order.length; at++) {
                sorted[2 * at] = starts.get(order[at]);
                sorted[2 * at + 1] = ends.get(order[at]);
            }
            return new Ipv4Ranges(sorted);
        }
    }
}
