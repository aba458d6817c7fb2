package io.vigil.events.net;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * All addresses from the first to the last, both included; a single address is a range of one.
 *
 * @param from not above {@code to}, and of the same family
 */
public record IpRange(Ip from, Ip to) implements Serializable {
    /** IPv4 addresses are held mapped into IPv6, so that their prefixes begin after 96 bits. */
    private static final int V4_BITS = 96;

    private static final Ip LARGEST_V4 = new Ip(0, (1L << 24) - 1);
    private static final Ip LARGEST_V6 = new Ip((1L << 56) - 1, -1);

    /**
     * Reads an address, {@code address/prefix} (host bits may be set) or {@code address-address}; null when the text is none of them.
     * {@code ::ffff:192.0.2.0/120} is the IPv4 range that it maps.
     */
    public static @Nullable IpRange parse(String text) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            int prefix = prefix(text.substring(slash + 1));
            boolean dotted = text.indexOf(':') < 0;
            return prefix < 0 ? null : block(Ip.parse(text.substring(0, slash)), dotted ? prefix + V4_BITS : prefix);
        }
        int dash = text.indexOf('-');
        if (dash > 0) {
            return between(
                    Ip.parse(text.substring(0, dash).strip()),
                    Ip.parse(text.substring(dash + 1).strip()));
        }
        Ip single = Ip.parse(text);
        return single == null ? null : new IpRange(single, single);
    }

    /**
     * Reads an address or {@code address/prefix} as configurations write them; null when the text is neither. Unlike {@link #parse}, the prefix
     * of a mapped address counts the bits of the IPv4 address: {@code ::ffff:192.0.2.0/24}.
     */
    public static @Nullable IpRange cidr(String text) {
        int slash = text.indexOf('/');
        Ip address = Ip.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null || slash < 0) {
            return address == null ? null : new IpRange(address, address);
        }
        int prefix = prefix(text.substring(slash + 1));
        return prefix < 0 ? null : block(address, address.isV4() ? prefix + V4_BITS : prefix);
    }

    private static @Nullable IpRange between(@Nullable Ip from, @Nullable Ip to) {
        if (from == null || to == null || from.isV4() != to.isV4() || from.compareTo(to) > 0) {
            return null;
        }
        return new IpRange(from, to);
    }

    /** The prefix that up to three digits say; -1 when they are none. */
    private static int prefix(String digits) {
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
    }

    private static @Nullable IpRange block(@Nullable Ip address, int fixed) {
        if (address == null || fixed > 2 * Long.SIZE) {
            return null;
        }
        long high = ones(fixed);
        long low = ones(fixed - Long.SIZE);
        return new IpRange(
                new Ip(address.high() & high, address.low() & low),
                new Ip(address.high() | ~high, address.low() | ~low));
    }

    /** A word that begins with so many ones. */
    private static long ones(int count) {
        if (count <= 0) {
            return 0;
        }
        return count >= Long.SIZE ? -1 : -1L << Long.SIZE - count;
    }

    public boolean isV4() {
        return from.isV4() && to.isV4();
    }

    /** Whether the address is in the range and of its family: {@code ::/0} contains no IPv4 address. */
    public boolean contains(Ip ip) {
        return covers(ip) && ip.isV4() == isV4();
    }

    /** Whether the address is in the range, held as IPv6: {@code ::/0} covers IPv4 addresses too. */
    public boolean covers(Ip ip) {
        return from.compareTo(ip) <= 0 && ip.compareTo(to) <= 0;
    }

    /** How many leading bits its addresses have in common, of the 128 that {@link Ip} holds: 104 for {@code 10.0.0.0/8}. */
    public int commonBits() {
        long high = from.high() ^ to.high();
        return high == 0
                ? Long.SIZE + Long.numberOfLeadingZeros(from.low() ^ to.low())
                : Long.numberOfLeadingZeros(high);
    }

    /** No wider than a /8: a list that names half of the internet is a mistake, and would match everything. */
    public boolean isPlausible() {
        return width().compareTo(isV4() ? LARGEST_V4 : LARGEST_V6) <= 0;
    }

    /** How many addresses follow the first one, as a 128-bit number. */
    public Ip width() {
        long borrow = Long.compareUnsigned(to.low(), from.low()) < 0 ? 1 : 0;
        return new Ip(to.high() - from.high() - borrow, to.low() - from.low());
    }

    /** An address, {@code address/prefix}, or {@code address-address} where no prefix says it. */
    @Override
    public String toString() {
        if (from.equals(to)) {
            return from.toString();
        }
        Ip width = width();
        boolean isBlock = isOnes(width) && (from.high() & width.high()) == 0 && (from.low() & width.low()) == 0;
        int free = Long.bitCount(width.high()) + Long.bitCount(width.low());
        return isBlock ? from + "/" + ((isV4() ? Integer.SIZE : 2 * Long.SIZE) - free) : from + "-" + to;
    }

    /** Whether nothing but ones follow the first one. */
    private static boolean isOnes(Ip number) {
        boolean ones = (number.high() & number.high() + 1) == 0 && (number.low() & number.low() + 1) == 0;
        return ones && (number.high() == 0 || number.low() == -1);
    }
}
