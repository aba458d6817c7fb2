package io.vigil.events.net;

/** What an address is to AWS, before any look-up. Stored by name or {@linkplain #code() code}: constants are added, never renamed. */
public enum AddressClass {
    /** Nothing is known: no address was given. */
    UNKNOWN(0),
    /** A routable address of the internet. Documentation ranges count as such: samples and anonymised logs put them in place of real ones. */
    PUBLIC(1),
    /** RFC 1918, RFC 6598, or IPv6 unique-local. */
    PRIVATE(2),
    /** 169.254.0.0/16 or fe80::/10, the instance metadata service among them. */
    LINK_LOCAL(3),
    /** Loopback, multicast and other ranges that never source a call. */
    RESERVED(4),
    /** The DNS name of a service in place of an address, such as {@code cloudtrail.amazonaws.com}. */
    AWS_SERVICE(5),
    /** {@code AWS Internal} and its numbered forms. */
    AWS_INTERNAL(6),
    /** Some other text that is not an address. */
    MALFORMED(7);

    private static final AddressClass[] BY_CODE = byCode();

    private final int code;

    AddressClass(int code) {
        this.code = code;
    }

    /** The number that stands for it in {@link io.vigil.events.net.Origin} and so in savepoints: 0 to 255, never changed. */
    public int code() {
        return code;
    }

    /** @throws ArrayIndexOutOfBoundsException when no class has this code */
    public static AddressClass of(int code) {
        return BY_CODE[code];
    }

    private static AddressClass[] byCode() {
        var all = new AddressClass[values().length];
        for (AddressClass each : values()) {
            all[each.code] = each;
        }
        return all;
    }
}
