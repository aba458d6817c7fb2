package io.vigil.rules.guessing;

import io.vigil.catalogue.Unit;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.flows.Connection;
import io.vigil.detection.flows.Sides;
import io.vigil.events.net.Ip;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.NetworkFlow;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Recognises password guessing in flow records: many short connections to one service, each of the size of a refused login. Only the
 * server's half of a connection is looked at, since an answer of that size shows that a login was tried at all: scans, health checks and
 * unanswered probes are smaller, and whoever gets in exchanges more.
 */
public final class Guessing implements Detector<NetworkFlow, GuessingMemory> {
    private final Unit unit;
    private final GuessingLimits limits;
    private final Emit asTarget;
    private final Emit asActor;
    private final Emit entered;

    private Guessing(Unit unit, YamlSection guessing) {
        this.unit = unit;
        this.limits = GuessingLimits.read(guessing);
        this.asTarget = unit.emit();
        this.asActor = variant(guessing, "actor");
        this.entered = variant(guessing, "entered");
        guessing.refuseUnknown();
    }

    /** Key {@code guessing} of a rule on flow logs; the unit's one emission speaks of the instance as the target. */
    public static Guessing read(Unit unit, YamlSection guessing) {
        return new Guessing(unit, guessing);
    }

    private Emit variant(YamlSection guessing, String name) {
        YamlSection words = guessing.required(name) ? guessing.section(name) : null;
        if (words == null) {
            return asTarget;
        }
        Double severity = words.number("severity");
        var variant = new Emit(
                asTarget.type(),
                Objects.requireNonNullElse(severity, asTarget.severity()),
                asTarget.tactic(),
                asTarget.technique(),
                words.template("title"),
                words.template("description"));
        words.refuseUnknown();
        return variant;
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
    public Class<GuessingMemory> memory() {
        return GuessingMemory.class;
    }

    @Override
    public Duration forgetAfter() {
        return Duration.ofDays(3);
    }

    @Override
    public @Nullable GuessingMemory observe(@Nullable GuessingMemory known, NetworkFlow flow, Emitter out) {
        GuessingMemory memory = known == null ? begun(flow.time()) : known;
        if (flow.accepted() && matters(flow)) {
            take(memory, flow, out);
        }
        return memory;
    }

    /** Of most flows nothing does: they are of other services, and show which side is ours. Asked before anything is made of one. */
    private boolean matters(NetworkFlow flow) {
        return limits.isTalkative(flow)
                || limits.sizeOf(flow) != GuessingLimits.Size.OTHER
                || Sides.of(flow) == Sides.UNKNOWN;
    }

    private void take(GuessingMemory memory, NetworkFlow flow, Emitter out) {
        Ip source = flow.source();
        Ip destination = flow.destination();
        if (source == null || destination == null || limits.onlyInternet() && isInside(flow)) {
            return;
        }
        if (Sides.of(flow) == Sides.UNKNOWN) {
            memory.learnOwn(source, destination);
        }
        if (limits.isTalkative(flow)) {
            talked(memory, source, destination, flow);
            return;
        }
        switch (limits.sizeOf(flow)) {
            case SESSION -> session(memory, destination, source, flow, out);
            case REFUSED_LOGIN -> refused(memory, memory.of(destination, source, flow.time()), flow, out);
            case OTHER -> {}
        }
    }

    private static GuessingMemory begun(long time) {
        var memory = new GuessingMemory();
        memory.since = time;
        return memory;
    }

    /** The client's half of a connection: its sender is the client. It takes no other client's place. */
    private static void talked(GuessingMemory memory, Ip client, Ip server, NetworkFlow flow) {
        if (memory.find(client, server) == null && !memory.hasRoom(flow.time())) {
            return;
        }
        Attempts pair = memory.of(client, server, flow.time());
        pair.session(flow.sourcePort(), flow.time());
        int fewer = pair.talked(flow.sourcePort(), flow.time());
        if (fewer < 0) {
            boolean actor = isOurs(client, memory, flow);
            memory.farSides(actor).add(actor ? server : client, fewer, flow.time());
            memory.persistence(client, server, flow.time()).refused(fewer, flow.time());
            memory.overall.refused(fewer, flow.time());
        }
    }

    /** Sessions never take the place of refused logins: who only gets in need not be remembered. */
    private void session(GuessingMemory memory, Ip client, Ip server, NetworkFlow flow, Emitter out) {
        if (memory.hasRoomForPersistence(client, server, flow.time())) {
            persistent(memory, memory.persistence(client, server, flow.time()), flow, out);
        }
        if (memory.find(client, server) == null && !memory.hasRoom(flow.time())) {
            return;
        }
        Attempts pair = memory.of(client, server, flow.time());
        pair.session(flow.destinationPort(), flow.time());
        if (pair.reportedLately() && pair.entryIsNews() && limits.isEntry(flow)) {
            pair.entryReported = pair.quarter;
            out.signal(signal(entered, memory, pair, flow));
        }
    }

    /** Who was refused for days and then gets in has guessed right, however slowly; who gets in before may do so again. */
    private void persistent(GuessingMemory memory, Persistence client, NetworkFlow flow, Emitter out) {
        if (!limits.isPersistent(client, flow.time(), isInside(flow))) {
            client.home |= !client.entered;
            return;
        }
        if (!client.entered && limits.isEntry(flow)) {
            client.entered = true;
            out.signal(overDays(entered, memory, client, flow));
        }
    }

    private Signal overDays(Emit emit, GuessingMemory memory, Persistence client, NetworkFlow flow) {
        Connection seen = seen(memory, flow);
        return SignalDraft.of(unit.id(), emit, flow, seen)
                .since(client.first)
                .discriminator(String.valueOf(seen.remote()))
                .score(client.refusals(flow.time()))
                .sign();
    }

    private void refused(GuessingMemory memory, Attempts pair, NetworkFlow flow, Emitter out) {
        int connections = pair.refused(flow.destinationPort(), flow.time());
        Ip client = Objects.requireNonNull(flow.destination());
        Ip server = Objects.requireNonNull(flow.source());
        boolean actor = isOurs(client, memory, flow);
        Clients farSides = memory.farSides(actor);
        farSides.add(actor ? server : client, connections, flow.time());
        Persistence persistent = memory.persistence(client, server, flow.time());
        persistent.refused(connections, flow.time());
        memory.overall.refused(connections, flow.time());
        boolean news = pair.reported < pair.quarter;
        if (news && limits.isGuessing(pair, isInside(flow))) {
            pair.reported = pair.quarter;
            out.signal(signal(word(memory, flow), memory, pair, flow));
        }
        if (!pair.reportedLately()
                && persistent.isNews(flow.time())
                && limits.isSlowGuessing(persistent, memory.overall, flow.time(), isInside(flow))) {
            persistent.reported = flow.time();
            out.signal(overDays(word(memory, flow), memory, persistent, flow));
        }
        boolean many = actor ? !isInside(flow) && limits.areManyServers(farSides) : limits.isCrowd(memory, flow.time());
        if (farSides.isNews() && many) {
            farSides.reported = farSides.quarter;
            out.signal(draft(word(memory, flow), memory, pair, flow)
                    .discriminator("many remotes")
                    .score(farSides.hour())
                    .sign());
        }
    }

    private Emit word(GuessingMemory memory, NetworkFlow flow) {
        return seen(memory, flow).role() == Detection.Role.ACTOR ? asActor : asTarget;
    }

    private Signal signal(Emit emit, GuessingMemory memory, Attempts pair, NetworkFlow flow) {
        Connection seen = seen(memory, flow);
        return draft(emit, memory, pair, flow)
                .discriminator(String.valueOf(seen.remote()))
                .score(pair.hour())
                .sign();
    }

    private SignalDraft draft(Emit emit, GuessingMemory memory, Attempts pair, NetworkFlow flow) {
        return SignalDraft.of(unit.id(), emit, flow, seen(memory, flow)).since(pair.first);
    }

    /** The flow comes from the server. Where neither address is known to be ours, the client is given as the remote. */
    private static Connection seen(GuessingMemory memory, NetworkFlow flow) {
        Ip client = Objects.requireNonNull(flow.destination());
        return isOurs(client, memory, flow)
                ? new Connection(
                        flow.destination(),
                        flow.source(),
                        flow.destinationPort(),
                        flow.sourcePort(),
                        "OUTBOUND",
                        Detection.Role.ACTOR)
                : new Connection(
                        flow.source(),
                        flow.destination(),
                        flow.sourcePort(),
                        flow.destinationPort(),
                        "INBOUND",
                        Detection.Role.TARGET);
    }

    /** @param client either side of the flow */
    private static boolean isOurs(Ip client, GuessingMemory memory, NetworkFlow flow) {
        Sides side = Sides.of(flow);
        return side == Sides.UNKNOWN
                ? client.equals(memory.own())
                : client.equals(side == Sides.SOURCE_IS_LOCAL ? flow.source() : flow.destination());
    }

    private static boolean isInside(NetworkFlow flow) {
        return Sides.areOfOneNetwork(flow.source(), flow.destination());
    }
}
