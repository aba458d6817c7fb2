package io.vigil.events.net;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address as 128 bits; IPv4 is held in its mapped form {@code ::ffff:a.b.c.d}, so that both compare and match alike.
 *
 * @param high the first 64 bits, network order
 * @param low the last 64 bits, network order
 */
public record Ip(long high, long low) implements Comparable<Ip>, Serializable {
    private static final long MAPPED = 0xffff_0000_0000L;

    public static Ip v4(int address) {
        return new Ip(0, MAPPED | Integer.toUnsignedLong(address));
    }

    public boolean isV4() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /** Of a private network: of RFC 1918, or a unique local IPv6 address; shared address space (RFC 6598) is not. */
    public boolean isPrivate() {
        return SpecialPurpose.PRIVATE_USE.contains(this) || SpecialPurpose.UNIQUE_LOCAL.contains(this);
    }

    /** The address as it is written: dotted IPv4, or IPv6 in the canonical form of RFC 5952. */
    @Override
    public String toString() {
        return AddressText.write(this);
    }

    @Override
    public int compareTo(Ip other) {
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    /** Reads a written address, strictly (no names, no leading zeros, no ports); null when the text is none. */
    public static @Nullable Ip parse(@Nullable String text) {
        return text == null ? null : AddressText.read(text);
    }

    /** The 32 bits of the IPv4 address that is written in the ASCII bytes {@code from} to {@code to}, as strictly; -1 for anything else. */
    public static long v4Bits(byte[] text, int from, int to) {
        return AddressText.v4Bits(text, from, to);
    }
}
