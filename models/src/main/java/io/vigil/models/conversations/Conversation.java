package io.vigil.models.conversations;

import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.flows.Connection;
import io.vigil.events.Hash;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.Detection;
import io.vigil.events.vpcflow.NetworkFlow;

/**
 * What one machine of ours and one far side exchanged over one pair of ports, within one aggregation interval of the log: both halves, or the
 * one that stayed alone for half a minute. A connection that lasts is a conversation in each interval.
 *
 * @param flow the record that completed it, or that showed that nothing else comes: of the same machine, and what signals are dated by
 * @param local our side
 * @param opener who opened it, with the confidence of that
 * @param start of the first packet, epoch milliseconds
 * @param end of the last packet, epoch milliseconds
 * @param sent by our side
 * @param received by our side
 * @param origin what is known of the far side
 * @param isPublic whether the far side is on the internet
 * @param weight how many conversations it stands for: 1, or a power of two where a machine has more at once than can be followed
 */
public record Conversation(
        NetworkFlow flow,
        Ip local,
        Ip remote,
        int localPort,
        int remotePort,
        int protocol,
        Opening opener,
        Outcome outcome,
        long start,
        long end,
        Traffic sent,
        Traffic received,
        Origin origin,
        boolean isPublic,
        int weight) {

    private static final double MINUTE = 60_000;
    private static final int NTP = 123;
    /** Bytes of a packet with the headers of IP: 76 of NTP, some 256 where it is authenticated (NTS: RFC 8915), more only after losses. */
    private static final long MOST_OF_NTP = 400;

    /** Packets of one direction, and their bytes with the headers of IP. */
    public record Traffic(long packets, long bytes) {
        static final Traffic NONE = new Traffic(0, 0);

        private boolean isOfTime() {
            return bytes <= MOST_OF_NTP * packets;
        }
    }

    public boolean isOpenedHere() {
        return opener.side() == Opening.Side.LOCAL;
    }

    public boolean isOpenedThere() {
        return opener.side() == Opening.Side.REMOTE;
    }

    public boolean isTcp() {
        return protocol == NetworkFlow.TCP;
    }

    public boolean isUdp() {
        return protocol == NetworkFlow.UDP;
    }

    /** How long it lasted, in minutes; at least 1. */
    public long minutes() {
        return Math.max(1, Math.round((end - start) / MINUTE));
    }

    /** Minutes that it may reach into, for what it holds to be spread over them; at least 1. */
    public double minutesReached() {
        return Math.max(1, Math.ceil((end - start) / MINUTE));
    }

    /** Whether our side asks for the time, in packets no larger than that needs. */
    public boolean isTime() {
        return remotePort == NTP && isUdp() && sent.isOfTime() && received.isOfTime();
    }

    /** Whether nothing about the far side is to be reported. */
    public boolean isTrusted() {
        return origin.is(Origin.TRUSTED);
    }

    /** The far side's own address. */
    public long remoteHash() {
        return Hash.combine(remote.high(), remote.low());
    }

    /**
     * The network of the far side: its autonomous system where that is known, else the /24 or, of IPv6, the /48. Large services answer from
     * another address each time.
     */
    public long networkHash() {
        if (origin.asn() != 0) {
            return Hash.combine(1, origin.asn());
        }
        return remote.isV4() ? Hash.combine(2, remote.low() >>> 8) : Hash.combine(3, remote.high() >>> 16);
    }

    /** A signal about it, from our side. */
    public SignalDraft draft(String unit, Emit emit, Detection.Role role) {
        String direction = isOpenedHere() ? "OUTBOUND" : isOpenedThere() ? "INBOUND" : "UNKNOWN";
        var seen = new Connection(local, remote, localPort, remotePort, direction, role);
        var activity = new ConnectionActivity(
                direction,
                ConnectionActivity.protocolName(protocol),
                outcome == Outcome.REFUSED && !flow.accepted(),
                localPort,
                remotePort);
        return SignalDraft.of(unit, emit, flow, seen).activity(activity);
    }
}
