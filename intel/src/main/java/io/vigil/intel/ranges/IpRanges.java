package io.vigil.intel.ranges;

import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Ranges of addresses, each with a number, found by address. Exact, and immutable; 10 bytes an IPv4 range as long as no number passes 65,535.
 * An IPv6 range never holds an IPv4 address, however wide it is.
 *
 * <p>A range is spoken of by its place: those of IPv4 come first, each family in order of address.
 */
public final class IpRanges {
    static final int[] NONE = {};

    private final NumberedRanges v4;
    private final NumberedRanges v6;

    private IpRanges(NumberedRanges v4, NumberedRanges v6) {
        this.v4 = v4;
        this.v6 = v6;
    }

    public int size() {
        return v4.size() + v6.size();
    }

    public IpRange range(int place) {
        return place < v4.size() ? v4.range(place) : v6.range(place - v4.size());
    }

    /** The number that was given with the range. */
    public int number(int place) {
        return place < v4.size() ? v4.number(place) : v6.number(place - v4.size());
    }

    /** Places of all ranges that hold the address, the widest first; empty when none does. */
    public int[] at(Ip ip) {
        int[] found = ip.isV4() ? v4.at(ip) : v6.at(ip);
        if (!ip.isV4()) {
            Arrays.setAll(found, at -> found[at] + v4.size());
        }
        return found.length < 2 ? found : widestFirst(found);
    }

    private int[] widestFirst(int[] places) {
        return Arrays.stream(places)
                .boxed()
                .sorted(Comparator.<Integer, Ip>comparing(place -> range(place).width())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    public boolean contains(Ip ip) {
        return ip.isV4() ? v4.touches(ip, ip) : v6.touches(ip, ip);
    }

    /** Whether one of the ranges shares an address with this one. */
    public boolean touches(IpRange range) {
        return range.isV4() ? v4.touches(range.from(), range.to()) : v6.touches(range.from(), range.to());
    }

    /** Tells what makes a range needless beside another of the same addresses. */
    public interface Redundancy {
        /** Whether a range with the second number says nothing that an equal one with the first does not. */
        boolean covers(int kept, int another);
    }

    /** Collects ranges; in any order, overlapping as they like. */
    public static final class Builder {
        private final RangeCollector v4 = new RangeCollector(new Ipv4Ranges.Unsorted());
        private final RangeCollector v6 = new RangeCollector(new Ipv6Ranges.Unsorted());

        /** @param number not negative; need not be unique */
        public Builder add(IpRange range, int number) {
            (range.isV4() ? v4 : v6).add(range, number);
            return this;
        }

        /** Of equal ranges with the same number one is kept. */
        public IpRanges build() {
            return build((kept, another) -> kept == another);
        }

        public IpRanges build(Redundancy redundancy) {
            return new IpRanges(v4.build(redundancy), v6.build(redundancy));
        }
    }
}
