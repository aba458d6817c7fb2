package io.vigil.events;

import io.vigil.events.net.Ip;
import io.vigil.events.net.SpecialPurpose;
import java.nio.charset.StandardCharsets;

/** Where addresses of answers lie, as flags of a {@link DnsQuery}. */
final class AnswerPlace {
    /** On the internet. */
    static final byte OUTSIDE = 4;
    /** In private networks, on the asking host itself or its link. */
    static final byte INSIDE = 8;
    /** On the asking host itself, but not where programs listen: how blocklists answer for what they list (RFC 5782). */
    static final byte LISTED = 16;

    /** The first of it is where programs listen. */
    private static final Ip LOCALHOST = Ip.v4(127 << 24 | 1);

    private static final Ip LOCALHOST_V6 = new Ip(0, 1);
    /** What means the host itself when it is connected to. */
    private static final Ip UNSPECIFIED_V6 = new Ip(0, 0);

    private AnswerPlace() {}

    /** Of the address that is written in the bytes {@code from} to {@code to}; 0 where none is. */
    static byte of(byte[] text, int from, int to) {
        long v4 = Ip.v4Bits(text, from, to);
        Ip address =
                v4 >= 0 ? Ip.v4((int) v4) : Ip.parse(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        return address == null ? 0 : of(address);
    }

    private static byte of(Ip address) {
        if (SpecialPurpose.LOOPBACK.contains(address) && !address.equals(LOCALHOST)) {
            return LISTED;
        }
        return isInside(address) ? INSIDE : OUTSIDE;
    }

    private static boolean isInside(Ip address) {
        return address.isPrivate()
                || SpecialPurpose.SHARED.contains(address)
                || address.equals(LOCALHOST)
                || address.equals(LOCALHOST_V6)
                || address.equals(UNSPECIFIED_V6)
                || SpecialPurpose.THIS_NETWORK.contains(address)
                || SpecialPurpose.LINK_LOCAL.contains(address)
                || SpecialPurpose.LINK_LOCAL_V6.contains(address);
    }
}
