package io.vigil.events;

import org.jspecify.annotations.Nullable;

/**
 * What was done, as the log tells it: the part of a signal that becomes GuardDuty's {@code service.action}. Fields of other kinds are null,
 * numbers of other kinds 0.
 *
 * @param service {@code eventSource} of an API call
 * @param api {@code eventName} of an API call
 * @param callerAccount the account of the identity that called, or whose VPC endpoint it called through
 * @param direction INBOUND, OUTBOUND or UNKNOWN, by who opened the connection
 * @param protocol TCP, UDP, ICMP, … (connections and queries)
 * @param blocked the connection was rejected, or the query blocked
 * @param domain name that was asked for
 * @param callerAffiliated whether the caller's account is known as one of the organisation; null where nobody looked
 */
public record Activity(
        Kind kind,
        @Nullable String service,
        @Nullable String api,
        @Nullable String errorCode,
        @Nullable String userAgent,
        @Nullable String callerAccount,
        @Nullable String direction,
        @Nullable String protocol,
        boolean blocked,
        int localPort,
        int remotePort,
        @Nullable String domain,
        @Nullable Boolean callerAffiliated) {

    /** Which log it comes from and which action it becomes. */
    public enum Kind {
        API_CALL,
        S3_DATA_CALL,
        NETWORK_CONNECTION,
        PORT_PROBE,
        DNS_REQUEST
    }

    public static Activity of(ApiCall call) {
        boolean data = !call.is(ApiCall.MANAGEMENT) && call.service().equals("s3.amazonaws.com");
        return new Activity(
                data ? Kind.S3_DATA_CALL : Kind.API_CALL,
                call.service(),
                call.name(),
                call.text(ApiField.ERROR_CODE),
                call.text(ApiField.USER_AGENT),
                call.text(ApiField.IDENTITY_ACCOUNT),
                null,
                null,
                false,
                0,
                0,
                null,
                null);
    }

    /** The same call, made through what belongs to another account. */
    public Activity through(String account, boolean affiliated) {
        return new Activity(
                kind,
                service,
                api,
                errorCode,
                userAgent,
                account,
                direction,
                protocol,
                blocked,
                localPort,
                remotePort,
                domain,
                affiliated);
    }

    public static Activity of(DnsQuery query) {
        return new Activity(
                Kind.DNS_REQUEST,
                null,
                null,
                null,
                null,
                null,
                null,
                query.transport(),
                "BLOCK".equals(query.firewallAction()),
                0,
                0,
                query.name(),
                null);
    }

    /** A connection as seen from the local side. */
    public static Activity connection(NetworkFlow flow, String direction, int localPort, int remotePort) {
        return new Activity(
                Kind.NETWORK_CONNECTION,
                null,
                null,
                null,
                null,
                null,
                direction,
                protocolName(flow.protocol()),
                !flow.accepted(),
                localPort,
                remotePort,
                null,
                null);
    }

    private static String protocolName(int protocol) {
        return switch (protocol) {
            case 1 -> "ICMP";
            case NetworkFlow.TCP -> "TCP";
            case NetworkFlow.UDP -> "UDP";
            case 58 -> "ICMPv6";
            default -> Integer.toString(protocol);
        };
    }
}
