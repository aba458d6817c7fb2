package io.vigil.events.dns;

/**
 * The texts of a Resolver query log record that are read, in the order they are stored: new ones come last, because savepoints hold their
 * places. Names and meaning follow the log's reference; a text that the record does not have is absent.
 */
public enum QueryField {
    /** Only where it is not the hash of the logged line. */
    ID,
    ACCOUNT,
    REGION,
    /** {@code vpc-…} or, for logging by profile, the resource id. */
    VPC,
    /** {@code i-…}. */
    INSTANCE,
    /** The name asked for: lower case, without the trailing dot, escapes as logged. */
    NAME,
    /** A, AAAA, TXT, … */
    TYPE,
    /** NOERROR, NXDOMAIN, … */
    RCODE,
    /** UDP, TCP, … */
    TRANSPORT,
    /** What the DNS firewall did (ALERT, BLOCK); absent when no rule matched. */
    FIREWALL_ACTION;

    static final int COUNT = values().length;
}
