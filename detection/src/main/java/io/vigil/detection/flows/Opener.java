package io.vigil.detection.flows;

import io.vigil.events.vpcflow.NetworkFlow;

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

    private static final int KNOWN_SERVICE = 2;
    private static final int LAST_PRIVILEGED = 1_023;

    /** Databases, remote administration and web servers that hardly any client's port is mistaken for. */
    private static final boolean[] SERVICES = services(
            1433, 1521, 2049, 3128, 3306, 3389, 5432, 5671, 5672, 5900, 5985, 5986, 6379, 8080, 8443, 9092, 9200, 9300,
            11211, 27017);

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
        return likeness(port) > likeness(other);
    }

    /** Whether a known service listens at the port: not one of nobody in particular. */
    public static boolean isOfKnownService(int port) {
        return likeness(port) >= KNOWN_SERVICE;
    }

    /** How much a port looks like a service's beside another one: 0 for a client's, the most for one below 1024. */
    public static int likeness(int port) {
        if (port <= LAST_PRIVILEGED) {
            return 3;
        }
        if (port >= FIRST_EPHEMERAL) {
            return 0;
        }
        return SERVICES[port] ? KNOWN_SERVICE : 1;
    }

    /** Above 1023, where clients of some systems have their ports, too. */
    private static boolean[] services(int... ports) {
        var services = new boolean[FIRST_EPHEMERAL];
        for (int port : ports) {
            services[port] = true;
        }
        return services;
    }
}
