package io.vigil.models.mining;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.flows.Sides;
import io.vigil.events.Hash;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.vpcflow.NetworkFlow;
import java.time.Duration;
import java.util.BitSet;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a host that keeps a connection as miners do: out to a port where pools listen, for hours, with a trickle of small packets both ways. Jobs
 * come and shares go, a few hundred bytes each, whatever the coin (Stratum); nothing else is ever sent.
 */
public final class PoolConnections implements Detector<NetworkFlow, Peers> {
    static final String BY_FLOW = "CryptoCurrency:EC2/MiningBehavior.Vigil";

    private static final Duration FORGET_AFTER = Duration.ofDays(2);
    private static final long SAME_FINDING = Duration.ofDays(1).toMillis();
    private static final int FIRST_EPHEMERAL = 32_768;
    /** Bytes of an average packet, headers included: a job or a share, and what acknowledges it. */
    private static final double SMALLEST = 50;

    private static final double LARGEST = 500;
    private static final double BYTES_A_MINUTE = 20_000;
    private static final double MINUTE = 60_000;

    private final Unit unit;
    private final BitSet ports;
    private final int within;
    private final int enough;

    /** @param problems takes ports that are none */
    PoolConnections(Unit unit, Problems problems) {
        this.unit = unit;
        within = unit.settings().count("quarters");
        enough = unit.settings().count("connected-in");
        ports = unit.ports("ports", problems);
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<NetworkFlow> observes() {
        return NetworkFlow.class;
    }

    @Override
    public Class<Peers> memory() {
        return Peers.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** Between a port where pools listen and a client's, accepted, by TCP. */
    @Override
    public boolean concerns(NetworkFlow flow) {
        boolean out = ports.get(flow.destinationPort()) && flow.sourcePort() >= FIRST_EPHEMERAL;
        boolean in = ports.get(flow.sourcePort()) && flow.destinationPort() >= FIRST_EPHEMERAL;
        return out != in
                && flow.protocol() == NetworkFlow.TCP
                && flow.accepted()
                && flow.source() != null
                && flow.destination() != null
                && isOutside(flow, out);
    }

    /** The pool is on the internet and the host is ours; what AWS runs is no pool. */
    private static boolean isOutside(NetworkFlow flow, boolean out) {
        Ip pool = out ? flow.destination() : flow.source();
        Sides ours = out ? Sides.SOURCE_IS_LOCAL : Sides.DESTINATION_IS_LOCAL;
        Origin origin = out ? flow.destinationOrigin() : flow.sourceOrigin();
        return !Sides.isInternal(pool) && Sides.of(flow) == ours && !origin.is(Origin.TRUSTED);
    }

    @Override
    public Peers observe(@Nullable Peers known, NetworkFlow flow, Emitter out) {
        Peers peers = known == null ? new Peers() : known;
        boolean outbound = ports.get(flow.destinationPort()) && flow.sourcePort() >= FIRST_EPHEMERAL;
        Ip pool = Objects.requireNonNull(outbound ? flow.destination() : flow.source());
        int port = outbound ? flow.destinationPort() : flow.sourcePort();
        Peers.Peer peer = peers.of(Hash.combine(Hash.combine(pool.high(), pool.low()), port), flow.time());
        peer.see(flow.time(), outbound);
        peer.packets += flow.packets();
        peer.bytes += flow.bytes();
        double minutes = Math.max(1, (flow.end() - flow.time()) / MINUTE);
        peer.largest = Math.max(peer.largest, (long) (flow.bytes() / minutes));
        if (flow.time() > peer.reportedUntil && isPool(peer)) {
            peer.reportedUntil = flow.time() + SAME_FINDING;
            report(peer, pool, flow, out);
        }
        return peers;
    }

    private boolean isPool(Peers.Peer peer) {
        double average = (double) peer.bytes / Math.max(1, peer.packets);
        return peer.within(within) >= enough
                && average >= SMALLEST
                && average <= LARGEST
                && peer.largest <= BYTES_A_MINUTE;
    }

    private void report(Peers.Peer peer, Ip pool, NetworkFlow flow, Emitter out) {
        String text = String.format(
                Locale.ROOT,
                "%d of the latest %d quarters of an hour, %.0f bytes a packet",
                peer.within(within),
                within,
                (double) peer.bytes / Math.max(1, peer.packets));
        out.signal(SignalDraft.of(unit.id(), unit.emit(BY_FLOW), flow, Sides.seen(flow, pool.toString()))
                .since(peer.since)
                .discriminator(pool.toString())
                .observations(new Observation("instance", "connection", true, Frequency.UNSEEN, new String[] {text}))
                .sign());
    }
}
