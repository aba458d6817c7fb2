package io.vigil.intel.ranges;

import io.vigil.events.Ip;
import io.vigil.intel.ranges.Segments.Numbered;
import io.vigil.intel.ranges.Segments.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges of addresses, each with a number, found by address. Exact: overlapping ranges are cut into disjoint segments that know every range
 * they lie in. Immutable; 12 bytes per IPv4 segment. An IPv6 range never holds an IPv4 address, however wide it is.
 */
public final class IpRanges {
    private final Ipv4Segments v4;
    private final Numbers v4Numbers;
    private final Ipv6Segments v6;
    private final Numbers v6Numbers;

    private IpRanges(List<Segment> ofV4, List<Segment> ofV6) {
        v4 = new Ipv4Segments(ofV4);
        v4Numbers = new Numbers(ofV4.stream().map(Segment::numbers).toList());
        v6 = new Ipv6Segments(ofV6);
        v6Numbers = new Numbers(ofV6.stream().map(Segment::numbers).toList());
    }

    /** Numbers of all ranges that hold the address, the widest first; empty when none does. */
    public int[] at(Ip ip) {
        int segment = find(ip);
        if (segment < 0) {
            return Numbers.NONE;
        }
        return ip.isV4() ? v4Numbers.at(segment) : v6Numbers.at(segment);
    }

    public boolean contains(Ip ip) {
        return find(ip) >= 0;
    }

    private int find(Ip ip) {
        return ip.isV4() ? v4.find((int) ip.low()) : v6.find(ip);
    }

    /** Collects ranges; in any order, overlapping as they like. */
    public static final class Builder {
        private final List<Numbered> ofV4 = new ArrayList<>();
        private final List<Numbered> ofV6 = new ArrayList<>();

        /** @param number not negative; need not be unique */
        public Builder add(IpRange range, int number) {
            (range.isV4() ? ofV4 : ofV6).add(new Numbered(range, number));
            return this;
        }

        public IpRanges build() {
            return new IpRanges(Segments.of(ofV4), Segments.of(ofV6));
        }
    }
}
