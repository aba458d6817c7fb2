package io.vigil.catalogue;

import io.vigil.events.net.Ip;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses, written {@code 203.0.113.0/24} or {@code 2001:db8::/32}; a single address is a range of one.
 *
 * @param high first 64 bits of an address in it
 * @param low last 64 bits of an address in it
 * @param bits length of the prefix, counted in the 128 bits of {@link Ip}
 */
public record Network(long high, long low, int bits) implements Serializable {
    private static final int ALL = 128;
    /** IPv4 addresses are held as IPv6 ones with a prefix of this length. */
    private static final int MAPPED = 96;

    /** Null when the text is no range. */
    public static @Nullable Network parse(String text) {
        int slash = text.indexOf('/');
        Ip first = Ip.parse(slash < 0 ? text : text.substring(0, slash));
        if (first == null) {
            return null;
        }
        int bits = slash < 0 ? ALL : prefix(text.substring(slash + 1), first.isV4() ? MAPPED : 0);
        return bits < 0 ? null : new Network(first.high(), first.low(), bits);
    }

    private static int prefix(String digits, int offset) {
        if (!digits.matches("\\d{1,3}")) {
            return -1;
        }
        int bits = offset + Integer.parseInt(digits);
        return bits > ALL ? -1 : bits;
    }

    public boolean contains(Ip ip) {
        return same(high, ip.high(), Math.min(bits, Long.SIZE)) && same(low, ip.low(), Math.max(bits - Long.SIZE, 0));
    }

    private static boolean same(long one, long other, int bits) {
        return bits == 0 || (one ^ other) >>> Long.SIZE - bits == 0;
    }
}
