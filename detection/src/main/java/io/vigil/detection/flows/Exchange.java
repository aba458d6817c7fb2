package io.vigil.detection.flows;

import io.vigil.events.net.Ip;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.NetworkFlow;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a flow took part in. Strangers knock on every door of the internet: what they send proves nothing of the receiver, only
 * what the receiver sends back does.
 */
public enum Exchange {
    /** It opened the connection, even without success. */
    OPENED,
    /** It answered with content, more than greetings, resets and the acknowledgement of a scan. */
    ANSWERED,
    /** Refused, a ping, a bare answer, or packets that only pass through the interface on their way. */
    NONE;

    private static final Set<Integer> PING = Set.of(1, 58);

    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    /** A TCP header with one option: whoever opens a connection sends some, a bare reset has none. */
    private static final int SHORTEST_OPENING = 24;

    private static final int FEWEST_PACKETS = 5;
    /** Bytes of an average packet that carries something, without the header of IP. */
    private static final int CONTENT = 60;

    /** Of a flow whose sender is the interface's own side. */
    public static Exchange of(NetworkFlow flow) {
        // Packets to the far side that come *in* through an interface are somebody else's: it is a gateway or a
        // firewall.
        boolean passesThrough = flow.direction() == FlowDirection.INGRESS;
        if (!flow.accepted() || passesThrough || PING.contains(flow.protocol()) || flow.packets() == 0) {
            return NONE;
        }
        long size = flow.bytes() / flow.packets() - header(flow.source());
        if (size >= SHORTEST_OPENING && Opener.of(flow) == Opener.SENDER) {
            return OPENED;
        }
        return flow.packets() >= FEWEST_PACKETS && size >= CONTENT ? ANSWERED : NONE;
    }

    private static int header(@Nullable Ip ip) {
        return ip == null || ip.isV4() ? IPV4_HEADER : IPV6_HEADER;
    }
}
