package io.vigil.events.vpcflow;

import io.vigil.events.logs.AnonymousShare;
import io.vigil.events.net.Ip;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Subject;
import org.jspecify.annotations.Nullable;

/** A flow in the terms of a {@link Signal}. */
final class FlowDescription {
    private FlowDescription() {}

    static Subject subject(NetworkFlow flow, @Nullable Ip localIp) {
        String ip = localIp == null ? null : localIp.toString();
        return new Subject(
                null,
                null,
                null,
                null,
                null,
                flow.instance(),
                flow.networkInterface(),
                flow.vpc(),
                flow.subnet(),
                ip,
                null,
                null,
                null,
                null);
    }

    /** A single record does not show who opened the connection. Its source counts as local, except for one that came in. */
    static ConnectionActivity activity(NetworkFlow flow) {
        boolean cameIn = flow.direction() == FlowDirection.INGRESS;
        return flow.activity(
                "UNKNOWN",
                cameIn ? flow.destinationPort() : flow.sourcePort(),
                cameIn ? flow.sourcePort() : flow.destinationPort());
    }

    static String entity(NetworkFlow flow) {
        String instance = flow.instance();
        String known = instance != null ? instance : flow.networkInterface();
        return known.isEmpty() ? flow.vpc() + "/" + home(flow) : known;
    }

    /** The address at home, or a share of all that have none. */
    private static String home(NetworkFlow flow) {
        Ip source = flow.source();
        Ip destination = flow.destination();
        if (source == null || destination == null) {
            return AnonymousShare.of(flow.id());
        }
        boolean isSource =
                source.isPrivate() == destination.isPrivate() ? source.compareTo(destination) <= 0 : source.isPrivate();
        return (isSource ? source : destination).toString();
    }
}
