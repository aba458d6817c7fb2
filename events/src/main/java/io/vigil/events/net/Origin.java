package io.vigil.events.net;

import org.jspecify.annotations.Nullable;

/**
 * What enrichment learnt of one address, in 64 bits, so that it costs a stream nothing: autonomous system, country, class and flags. City,
 * names and coordinates are looked up again when a signal is described.
 *
 * @param packed bits 0–31 autonomous system number (0: not known), 32–47 two letters of the country (0: not known), 48–55
 *     {@link AddressClass#code()}, 56–63 flags
 */
public record Origin(long packed) {
    public static final Origin UNKNOWN = new Origin(0);

    /** The address lies in a range that AWS publishes as its own, or in an autonomous system of AWS. */
    public static final int AWS = 1;
    /** An exit of the Tor network. */
    public static final int TOR = 2;
    /** A hosting provider. */
    public static final int HOSTING = 4;
    /** A VPN or a proxy that hides who uses it. */
    public static final int ANONYMOUS = 8;
    /** On a trusted list: nothing about this address is reported. */
    public static final int TRUSTED = 16;
    /**
     * Ranges of AWS or a database of autonomous systems were asked, so that an address without {@link #AWS} is known to lie outside AWS;
     * without this flag it is not known.
     */
    public static final int CLOUD_KNOWN = 32;
    /** A service of AWS runs there, such as S3: a range that AWS publishes and lends to no customer. */
    public static final int AWS_SERVICE = 64;

    public static Origin of(AddressClass kind, long asn, @Nullable String country, int flags) {
        long letters = country == null || country.length() != 2
                ? 0
                : (country.charAt(0) & 0xffL) << 8 | country.charAt(1) & 0xffL;
        return new Origin(asn & 0xffff_ffffL | letters << 32 | (long) kind.code() << 48 | (long) flags << 56);
    }

    public AddressClass kind() {
        return AddressClass.of((int) (packed >>> 48) & 0xff);
    }

    /** Autonomous system number; 0 when not known. */
    public long asn() {
        return packed & 0xffff_ffffL;
    }

    /** ISO 3166 country code; null when not known. */
    public @Nullable String country() {
        int letters = (int) (packed >>> 32) & 0xffff;
        return letters == 0 ? null : String.valueOf(new char[] {(char) (letters >>> 8), (char) (letters & 0xff)});
    }

    public boolean is(int flag) {
        return (packed >>> 56 & flag) != 0;
    }
}
