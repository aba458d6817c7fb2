package io.vigil.events;

/** What an address is to AWS, before any look-up. Stored by name: constants are added, never renamed. */
public enum AddressClass {
    /** Nothing is known: no address was given. */
    UNKNOWN,
    /** A routable address of the internet. Documentation ranges count as such: samples and anonymised logs put them in place of real ones. */
    PUBLIC,
    /** RFC 1918, RFC 6598, or IPv6 unique-local. */
    PRIVATE,
    /** 169.254.0.0/16 or fe80::/10, the instance metadata service among them. */
    LINK_LOCAL,
    /** Loopback, multicast and other ranges that never source a call. */
    RESERVED,
    /** The DNS name of a service in place of an address, such as {@code cloudtrail.amazonaws.com}. */
    AWS_SERVICE,
    /** {@code AWS Internal} and its numbered forms. */
    AWS_INTERNAL,
    /** Some other text that is no address. */
    MALFORMED
}
