package io.vigil.models.baseline;

import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What counts as one network, as a number that names it: the autonomous system; where no database has it, the /16 (IPv6: /32) around the
 * address. Addresses of AWS are one network, because machines there change theirs; so are private ones.
 */
public final class NetworkKey {
    /** There is no usable address. */
    public static final long NONE = 0;

    public static final long AWS = 1L << 56;
    public static final long PRIVATE = 2L << 56;
    private static final int SYSTEM = 3;
    private static final int V4 = 4;
    private static final int V6 = 5;
    private static final int NARROW = 24;
    private static final int WIDE = 16;

    private NetworkKey() {}

    /** The key from the origin alone; {@link #NONE} when the origin gives none and the address must be examined. */
    public static long of(Origin origin) {
        if (origin.is(Origin.AWS)) {
            return AWS;
        }
        if (origin.asn() != 0) {
            return (long) SYSTEM << 56 | origin.asn();
        }
        return origin.kind() == AddressClass.PRIVATE ? PRIVATE : NONE;
    }

    /** The network around an address: its first bits, 8 to 32 of IPv4, twice as many of IPv6. */
    public static long around(@Nullable Ip ip, int bits) {
        if (ip == null) {
            return NONE;
        }
        if (ip.isV4()) {
            return (long) V4 << 56 | (long) bits << 48 | (ip.low() & 0xffff_ffffL) >>> 32 - bits;
        }
        return (long) V6 << 56 | (long) bits << 48 | ip.high() >>> 64 - Math.min(48, 2 * bits);
    }

    /** The /16 that a /24 of IPv4 lies in: the addresses of one gateway or proxy lie close together. Any other network as it is. */
    public static long region(long network) {
        boolean narrow = network >>> 56 == V4 && (network >>> 48 & 0xff) == NARROW;
        return narrow ? (long) V4 << 56 | (long) WIDE << 48 | (network & 0xffff_ffff_ffffL) >>> NARROW - WIDE : network;
    }

    /** As explanations write it: {@code AWS}, {@code AS64500}, {@code 198.51.0.0/16}. */
    public static String text(long network) {
        int bits = (int) (network >>> 48) & 0xff;
        long value = network & 0xffff_ffff_ffffL;
        return switch ((int) (network >>> 56)) {
            case 1 -> "AWS";
            case 2 -> "private addresses";
            case SYSTEM -> "AS" + (network & 0xffff_ffffL);
            case V4 -> Ip.v4((int) (value << 32 - bits)) + "/" + bits;
            case V6 -> new Ip(value << 64 - Math.min(48, 2 * bits), 0) + "/" + Math.min(48, 2 * bits);
            default -> "unknown";
        };
    }

    public static boolean isSystem(long network) {
        return network >>> 56 == SYSTEM;
    }
}
