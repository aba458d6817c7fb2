package io.vigil.detection.flows;

import io.vigil.events.NetworkFlow;

/**
 * Who opened the connection that a flow record is part of. Flow logs do not say: {@code flow-direction} is that of the packets. TCP flags
 * tell where the log has them, ports guess otherwise: services listen below the ephemeral range.
 */
public enum Opener {
    SENDER,
    RECEIVER,
    UNKNOWN;

    private static final int SYN = 2;
    private static final int ACK = 16;
    /** Linux hands out client ports from here on; other systems from higher up (RFC 6335). */
    private static final int FIRST_EPHEMERAL = 32_768;

    private static final int LAST_PRIVILEGED = 1_023;

    public static Opener of(NetworkFlow flow) {
        int flags = flow.tcpFlags();
        if (flags >= 0 && (flags & SYN) != 0) {
            return (flags & ACK) == 0 ? SENDER : RECEIVER;
        }
        boolean toService = isService(flow.destinationPort(), flow.sourcePort());
        boolean fromService = isService(flow.sourcePort(), flow.destinationPort());
        if (toService == fromService) {
            return UNKNOWN;
        }
        return toService ? SENDER : RECEIVER;
    }

    private static boolean isService(int port, int other) {
        return port < FIRST_EPHEMERAL && other >= FIRST_EPHEMERAL || port <= LAST_PRIVILEGED && other > LAST_PRIVILEGED;
    }
}
