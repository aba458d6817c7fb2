package io.vigil.intel;

import static io.vigil.events.net.AddressClass.AWS_INTERNAL;
import static io.vigil.events.net.AddressClass.AWS_SERVICE;
import static io.vigil.events.net.AddressClass.LINK_LOCAL;
import static io.vigil.events.net.AddressClass.MALFORMED;
import static io.vigil.events.net.AddressClass.PRIVATE;
import static io.vigil.events.net.AddressClass.PUBLIC;
import static io.vigil.events.net.AddressClass.RESERVED;

import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import io.vigil.intel.ranges.IpRanges;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What an address is before any look-up, by the special-purpose registries of IANA and AWS's own words. Documentation ranges are left public.
 */
final class Classification {
    private static final Pattern SERVICE =
            Pattern.compile("[a-z0-9][a-z0-9.-]*\\.amazonaws\\.com(?:\\.cn)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTERNAL = Pattern.compile("AWS Internal(?:/.*)?", Pattern.CASE_INSENSITIVE);
    /** RFC 6052: an IPv4 address behind a NAT64 gateway, which a VPC has with exactly this prefix. */
    private static final long NAT64_HIGH = 0x0064_ff9b_0000_0000L;

    private static final List<String> PRIVATE_RANGES =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");
    /** fd00:ec2::/32 holds the IPv6 addresses of the instance metadata service and its neighbours. */
    private static final List<String> LINK_LOCAL_RANGES = List.of("169.254.0.0/16", "fe80::/10", "fd00:ec2::/32");

    private static final List<String> RESERVED_RANGES =
            List.of("0.0.0.0/8", "127.0.0.0/8", "192.0.0.0/24", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4");
    /** All of IPv6 that is routed; what is neither here nor named above is reserved. */
    private static final IpRange ROUTED_V6 = Objects.requireNonNull(IpRange.parse("2000::/3"));

    private static final List<AddressClass> SPECIAL = List.of(PRIVATE, LINK_LOCAL, RESERVED);
    private static final IpRanges RANGES = ranges();

    private Classification() {}

    private static IpRanges ranges() {
        var ranges = new IpRanges.Builder();
        List<List<String>> texts = List.of(PRIVATE_RANGES, LINK_LOCAL_RANGES, RESERVED_RANGES);
        for (int kind = 0; kind < SPECIAL.size(); kind++) {
            for (String text : texts.get(kind)) {
                ranges.add(Objects.requireNonNull(IpRange.parse(text)), kind);
            }
        }
        return ranges.build();
    }

    static AddressClass of(Ip ip) {
        int[] places = RANGES.at(ip);
        if (places.length > 0) {
            return SPECIAL.get(RANGES.number(places[places.length - 1]));
        }
        return ip.isV4() || ROUTED_V6.contains(ip) ? PUBLIC : RESERVED;
    }

    /** Whether an address of the range is not public. */
    static boolean reachesBeyondPublic(IpRange range) {
        boolean routed = range.isV4() || ROUTED_V6.contains(range.from()) && ROUTED_V6.contains(range.to());
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
        boolean translated = ip.high() == NAT64_HIGH && ip.low() >>> 32 == 0;
        return translated ? Ip.v4((int) ip.low()) : ip;
    }
}
