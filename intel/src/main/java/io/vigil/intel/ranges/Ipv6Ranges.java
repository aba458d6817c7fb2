package io.vigil.intel.ranges;

import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;

/** Ranges of IPv6 in 32 bytes each. */
final class Ipv6Ranges implements SortedRanges {
    private final long[] startHigh;
    private final long[] startLow;
    private final long[] endHigh;
    private final long[] endLow;

    private Ipv6Ranges(Unsorted from, int[] order) {
        startHigh = new long[order.length];
        startLow = new long[order.length];
        endHigh = new long[order.length];
        endLow = new long[order.length];
        for (int at = 0; at < order.length; at++) {
            startHigh[at] = from.startHigh.get(order[at]);
            startLow[at] = from.startLow.get(order[at]);
            endHigh[at] = from.endHigh.get(order[at]);
            endLow[at] = from.endLow.get(order[at]);
        }
    }

    @Override
    public int size() {
        return startHigh.length;
    }

    @Override
    public IpRange range(int at) {
        return new IpRange(new Ip(startHigh[at], startLow[at]), new Ip(endHigh[at], endLow[at]));
    }

    @Override
    public int lastFrom(Ip ip) {
        int low = 0;
        int high = startHigh.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (compare(startHigh[middle], startLow[middle], ip.high(), ip.low()) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    @Override
    public boolean reaches(int at, Ip ip) {
        return compare(ip.high(), ip.low(), endHigh[at], endLow[at]) <= 0;
    }

    @Override
    public int compareEnds(int one, int other) {
        return compare(endHigh[one], endLow[one], endHigh[other], endLow[other]);
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int first = Long.compareUnsigned(high, otherHigh);
        return first != 0 ? first : Long.compareUnsigned(low, otherLow);
    }

    /** In any order. */
    static final class Unsorted implements UnsortedRanges {
        private final LongList startHigh = new LongList();
        private final LongList startLow = new LongList();
        private final LongList endHigh = new LongList();
        private final LongList endLow = new LongList();

        @Override
        public void add(IpRange range) {
            startHigh.add(range.from().high());
            startLow.add(range.from().low());
            endHigh.add(range.to().high());
            endLow.add(range.to().low());
        }

        @Override
        public int size() {
            return startHigh.size();
        }

        @Override
        public int compare(int one, int other) {
            int byStart = Ipv6Ranges.compare(
                    startHigh.get(one), startLow.get(one), startHigh.get(other), startLow.get(other));
            return byStart != 0
                    ? byStart
                    : Ipv6Ranges.compare(endHigh.get(other), endLow.get(other), endHigh.get(one), endLow.get(one));
        }

        @Override
        public Ipv6Ranges inOrder(int[] order) {
            return new Ipv6Ranges(this, order);
        }
    }
}
