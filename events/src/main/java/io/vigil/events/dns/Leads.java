package io.vigil.events.dns;

import io.vigil.events.net.Ip;
import io.vigil.events.net.SpecialPurpose;
import java.nio.charset.StandardCharsets;

/**
 * Where the addresses of an answer lead whoever asked.
 *
 * @param flags of a {@link DnsQuery}; others than these do not matter
 */
public record Leads(byte flags) {
    /** To the internet. */
    private static final byte OUTSIDE = 4;
    /** To private networks, to the asking host itself or its link. */
    private static final byte INSIDE = 8;
    /** To the asking host itself, but not where programs listen: how blocklists answer for what they list (RFC 5782). */
    private static final byte LISTED = 16;

    /** The first of it is where programs listen. */
    private static final Ip LOCALHOST = Ip.v4(127 << 24 | 1);

    private static final Ip LOCALHOST_V6 = new Ip(0, 1);
    /** What means the host itself when it is connected to. */
    private static final Ip UNSPECIFIED_V6 = new Ip(0, 0);

    /** Whether an address is one of the internet. */
    public boolean outside() {
        return (flags & OUTSIDE) != 0;
    }

    /** Whether an address is one of a private network, of the asking host itself, or of its link. */
    public boolean inside() {
        return (flags & (INSIDE | LISTED)) != 0;
    }

    /** Whether all addresses, of which there are some, are those by which blocklists answer "listed" (RFC 5782): 127.0.0.2, say. */
    public boolean listed() {
        return (flags & LISTED) != 0 && (flags & (INSIDE | OUTSIDE)) == 0;
    }

    /** Where one answer leads, which need not be an address. */
    public static Leads of(String answer) {
        byte[] text = answer.getBytes(StandardCharsets.UTF_8);
        return new Leads(of(text, 0, text.length));
    }

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
