package io.vigil.intel;

import static io.vigil.events.net.AddressClass.AWS_INTERNAL;
import static io.vigil.events.net.AddressClass.AWS_SERVICE;
import static io.vigil.events.net.AddressClass.MALFORMED;
import static io.vigil.events.net.AddressClass.PRIVATE;
import static io.vigil.events.net.AddressClass.PUBLIC;
import static io.vigil.events.net.AddressClass.RESERVED;
import static io.vigil.events.net.SpecialPurpose.AWS_LINK_LOCAL;
import static io.vigil.events.net.SpecialPurpose.BENCHMARKING;
import static io.vigil.events.net.SpecialPurpose.FUTURE_USE;
import static io.vigil.events.net.SpecialPurpose.GLOBAL_UNICAST;
import static io.vigil.events.net.SpecialPurpose.LINK_LOCAL_V6;
import static io.vigil.events.net.SpecialPurpose.LOOPBACK;
import static io.vigil.events.net.SpecialPurpose.MULTICAST;
import static io.vigil.events.net.SpecialPurpose.PRIVATE_USE;
import static io.vigil.events.net.SpecialPurpose.PROTOCOLS;
import static io.vigil.events.net.SpecialPurpose.SHARED;
import static io.vigil.events.net.SpecialPurpose.THIS_NETWORK;
import static io.vigil.events.net.SpecialPurpose.UNIQUE_LOCAL;

import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import io.vigil.events.net.SpecialPurpose;
import io.vigil.intel.ranges.IpRanges;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an address is before any look-up, by the special-purpose registries of IANA and AWS's own words. Documentation ranges are left public.
 */
final class Classification {
    private static final Pattern SERVICE =
            Pattern.compile("[a-z0-9][a-z0-9.-]*\\.amazonaws\\.com(?:\\.cn)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTERNAL = Pattern.compile("AWS Internal(?:/.*)?", Pattern.CASE_INSENSITIVE);
    /** The narrower of two ranges decides, wherever it stands. */
    private static final Map<AddressClass, List<SpecialPurpose>> PURPOSES = new EnumMap<>(Map.of(
            PRIVATE,
            List.of(PRIVATE_USE, SHARED, UNIQUE_LOCAL),
            AddressClass.LINK_LOCAL,
            List.of(SpecialPurpose.LINK_LOCAL, LINK_LOCAL_V6, AWS_LINK_LOCAL),
            RESERVED,
            List.of(THIS_NETWORK, LOOPBACK, PROTOCOLS, BENCHMARKING, MULTICAST, FUTURE_USE)));

    private static final AddressClass[] CLASSES = AddressClass.values();
    private static final IpRanges RANGES = ranges();

    private Classification() {}

    private static IpRanges ranges() {
        var ranges = new IpRanges.Builder();
        PURPOSES.forEach((kind, purposes) -> purposes.stream()
                .flatMap(purpose -> purpose.ranges().stream())
                .forEach(range -> ranges.add(range, kind.ordinal())));
        return ranges.build();
    }

    static AddressClass of(Ip ip) {
        int[] places = RANGES.at(ip);
        if (places.length > 0) {
            return CLASSES[RANGES.number(places[places.length - 1])];
        }
        return ip.isV4() || GLOBAL_UNICAST.contains(ip) ? PUBLIC : RESERVED;
    }

    /** Whether an address of the range is not public. */
    static boolean reachesBeyondPublic(IpRange range) {
        boolean routed = range.isV4() || GLOBAL_UNICAST.contains(range.from()) && GLOBAL_UNICAST.contains(range.to());
        return !routed || RANGES.touches(range);
    }

    /** What a text that is no address is, in the place of one. */
    static AddressClass ofText(String text) {
        if (INTERNAL.matcher(text).matches()) {
            return AWS_INTERNAL;
        }
        return SERVICE.matcher(text).matches() ? AWS_SERVICE : MALFORMED;
    }

    /** The IPv4 address that an IPv6 address of NAT64 stands for; other addresses stand for themselves. */
    static Ip meant(Ip ip) {
        return SpecialPurpose.NAT64.contains(ip) ? Ip.v4((int) ip.low()) : ip;
    }
}
