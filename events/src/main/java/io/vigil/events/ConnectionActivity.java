package io.vigil.events;

/**
 * A network connection, as seen from the local side.
 *
 * @param direction INBOUND, OUTBOUND or UNKNOWN, by who opened the connection
 * @param protocol TCP, UDP, ICMP, …; the IANA number where it has no usual name
 * @param blocked the connection was rejected
 * @param localPort 0 where the protocol has none
 * @param remotePort 0 where the protocol has none
 */
public record ConnectionActivity(String direction, String protocol, boolean blocked, int localPort, int remotePort)
        implements Activity {}
