package io.vigil.events.signals;

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
        implements Activity {
    /** {@code TCP}, {@code UDP}, {@code ICMP}; the IANA number as text where a protocol has no usual name. */
    public static String protocolName(int number) {
        return switch (number) {
            case 1 -> "ICMP";
            case 6 -> "TCP";
            case 17 -> "UDP";
            case 58 -> "ICMPv6";
            default -> Integer.toString(number);
        };
    }
}
