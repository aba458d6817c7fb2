package io.vigil.events.net;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Ranges that are not plain addresses of the internet, after IANA's special-purpose registries (RFC 6890). The only place that lists them;
 * what they mean to a detection is for the reader to say: {@link AddressClass} names the groups that enrichment makes of them.
 */
public record SpecialPurpose(List<IpRange> ranges) {
    /** RFC 1918: private networks. */
    public static final SpecialPurpose PRIVATE_USE = of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");
    /** RFC 6598: between a carrier and its customers; in a VPC often the pods of a cluster. */
    public static final SpecialPurpose SHARED = of("100.64.0.0/10");
    /** RFC 4193: private networks of IPv6. {@link #AWS_LINK_LOCAL} lies within. */
    public static final SpecialPurpose UNIQUE_LOCAL = of("fc00::/7");
    /** RFC 3927; in AWS the metadata service of an instance, DNS and time. */
    public static final SpecialPurpose LINK_LOCAL = of("169.254.0.0/16");
    /** RFC 4291. */
    public static final SpecialPurpose LINK_LOCAL_V6 = of("fe80::/10");
    /** AWS's own: the metadata service of an instance and its neighbours over IPv6. */
    public static final SpecialPurpose AWS_LINK_LOCAL = of("fd00:ec2::/32");
    /** RFC 1122: "this network". */
    public static final SpecialPurpose THIS_NETWORK = of("0.0.0.0/8");
    /** RFC 1122. */
    public static final SpecialPurpose LOOPBACK = of("127.0.0.0/8");
    /** RFC 6890: assigned to protocols. */
    public static final SpecialPurpose PROTOCOLS = of("192.0.0.0/24");
    /** RFC 2544: benchmarks of network devices. */
    public static final SpecialPurpose BENCHMARKING = of("198.18.0.0/15");
    /** RFC 5771. */
    public static final SpecialPurpose MULTICAST = of("224.0.0.0/4");
    /** RFC 1112: reserved for future use, broadcast among it. */
    public static final SpecialPurpose FUTURE_USE = of("240.0.0.0/4");
    /** RFC 6052: IPv4 addresses behind a NAT64 gateway, which a VPC has with exactly this prefix. */
    public static final SpecialPurpose NAT64 = of("64:ff9b::/96");
    /** RFC 4291: all of IPv6 that is routed; what is neither here nor named above is reserved. */
    public static final SpecialPurpose GLOBAL_UNICAST = of("2000::/3");

    private static SpecialPurpose of(String... ranges) {
        return new SpecialPurpose(Arrays.stream(ranges)
                .map(range -> Objects.requireNonNull(IpRange.cidr(range), range))
                .toList());
    }

    public boolean contains(Ip ip) {
        for (IpRange range : ranges) {
            if (range.contains(ip)) {
                return true;
            }
        }
        return false;
    }
}
