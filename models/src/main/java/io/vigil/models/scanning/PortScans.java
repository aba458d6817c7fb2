package io.vigil.models.scanning;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.PortProbeActivity;
import io.vigil.events.signals.Signal;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.ConversationDetector;
import io.vigil.models.conversations.Outcome;
import io.vigil.models.prevalence.PlaceUsed;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a machine whose first contacts fail as a scanner's do, by port, by machine and over all; and of strangers who try many ports of
 * a machine of ours. No window of time: each first contact is evidence, however long ago the last one was.
 */
final class PortScans implements ConversationDetector<ScanMemory> {
    static final String SWEEP = "Impact:EC2/PortSweep";
    static final String SCAN = "Recon:EC2/Portscan";
    static final String FAILED = "Recon:EC2/FailedContacts.Vigil";
    static final String PROBE = "Recon:EC2/PortProbeUnprotectedPort";
    static final String BLOCKED = "Recon:EC2/BlockedPortProbe.Vigil";
    static final String PROBE_OF_EMR = "Recon:EC2/PortProbeEMRUnprotectedPort";

    private static final Duration FORGET_AFTER = Duration.ofDays(7);
    private static final long SAME_FINDING = Duration.ofHours(1).toMillis();
    private static final int FEWEST_FOR_ALL = 3;
    /** Ports that are swept, and hosts that are scanned, of a machine that are each a finding, until a week passes without any; whatever else it tries is one more. */
    private static final int FEW = 1;

    private static final double DATA_AT_RISK = 8;
    /** From here on systems choose ports of their own (Linux; RFC 6335 has 49152): media and calls meet there, no service is looked for. */
    private static final int DYNAMIC = 32_768;
    /** Of traceroute, whose probes are not meant to be answered there. */
    private static final int FIRST_OF_ROUTES = 33_434;

    private static final int LAST_OF_ROUTES = 33_534;
    /** Whoever serves the web is visited by everybody. */
    private static final Set<Integer> WEB = Set.of(80, 443);

    private final Unit unit;
    private final double bound;
    private final int fewest;
    private final int ports;

    PortScans(Unit unit) {
        this.unit = unit;
        this.bound = -Math.log(unit.settings().number("false-alarms"));
        this.fewest = unit.settings().count("targets");
        this.ports = unit.settings().count("probed-ports");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<ScanMemory> memory() {
        return ScanMemory.class;
    }

    @Override
    public StateCodec<ScanMemory> codec() {
        return ScanMemory.CODEC;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(Conversation conversation) {
        return !conversation.isTrusted();
    }

    @Override
    public ScanMemory observe(@Nullable ScanMemory known, Conversation conversation, Emitter out) {
        ScanMemory memory = known == null ? new ScanMemory() : known;
        if (conversation.isOpenedThere()) {
            memory.served.ask(conversation);
            probed(memory, conversation, out);
        } else if (counts(conversation)) {
            contacted(memory, conversation, out);
        }
        return memory;
    }

    /**
     * A ping to the internet that gets no answer may be our system's own answer to somebody's datagram; and where it is not known who opened,
     * only success is evidence: that of an innocent.
     */
    private static boolean counts(Conversation conversation) {
        if (!conversation.outcome().isFailure()) {
            return true;
        }
        boolean ported = conversation.isTcp() || conversation.isUdp();
        return conversation.isOpenedHere() && (ported || !conversation.isPublic()) && !isOfNoService(conversation);
    }

    /** Datagrams to ports that nobody expects to serve: offers of a call, of which most addresses are another network's, and traces of a route. */
    private static boolean isOfNoService(Conversation conversation) {
        int port = conversation.remotePort();
        boolean trace = port >= FIRST_OF_ROUTES && port <= LAST_OF_ROUTES;
        return conversation.isUdp() && (trace || !conversation.isPublic() && port >= DYNAMIC);
    }

    private void contacted(ScanMemory memory, Conversation conversation, Emitter out) {
        long service = service(conversation);
        long contact = Hash.combine(conversation.remoteHash(), service);
        if (!conversation.isPublic() && conversation.outcome() == Outcome.CONTENT) {
            memory.meet(conversation.remoteHash());
        }
        if (!memory.meet(contact)) {
            return;
        }
        boolean failure = conversation.outcome().isFailure();
        memory.rate.learn(!failure, conversation.start());
        if (!failure) {
            succeeded(memory, conversation, service);
        } else if (!memory.served.isPassedOn(conversation)) {
            failed(memory, conversation, contact, service, out);
        }
    }

    /** Programs of machines that work together agree on ports that systems choose, and one of them may be gone by then. */
    private void failed(ScanMemory memory, Conversation conversation, long contact, long service, Emitter out) {
        int tried = conversation.remotePort();
        boolean isColleague = !conversation.isPublic() && memory.knows(conversation.remoteHash());
        if (isColleague && tried >= DYNAMIC) {
            return;
        }
        double gain = memory.rate.gainOfFailure();
        long time = conversation.start();
        Walk remote = memory.byRemote.of(conversation.remoteHash());
        remote.fail(gain, service, tried, time);
        if (isScan(remote, fewest)) {
            raise(memory, remote, SCAN, conversation, out);
        }
        if (isColleague) {
            return;
        }
        if (!memory.burst.outweighs(service, time)) {
            Walk port = memory.byPort.of(service);
            double before = port.score();
            port.fail(gain, conversation.remoteHash(), tried, time);
            if (before < bound / 2 && port.score() >= bound / 2) {
                out.firstSeen(swept(conversation, null));
            }
            if (isScan(port, fewest) && port.targets() > memory.peers.count(service)) {
                raise(memory, port, SWEEP, conversation, out);
            }
        }
        if (!memory.burst.outweighs(Burst.ALL, time)) {
            memory.all.fail(gain, contact, tried, time);
            if (isScan(memory.all, FEWEST_FOR_ALL * fewest)) {
                raiseForAll(memory, conversation, out);
            }
        }
    }

    /** A connection that nobody says anything in proves neither. */
    private static void succeeded(ScanMemory memory, Conversation conversation, long service) {
        if (conversation.outcome() != Outcome.CONTENT) {
            return;
        }
        double gain = memory.rate.gainOfSuccess();
        memory.peers.meet(service, conversation.start());
        Walk port = memory.byPort.find(service);
        if (port == null || port.score() == 0) {
            memory.burst.succeed(service, conversation.start());
        }
        if (memory.all.score() == 0) {
            memory.burst.succeed(Burst.ALL, conversation.start());
        }
        if (port != null) {
            port.succeed(gain, conversation.start());
        }
        Walk remote = memory.byRemote.find(conversation.remoteHash());
        if (remote != null) {
            remote.succeed(gain, conversation.start());
        }
        memory.all.succeed(gain, conversation.start());
    }

    private boolean isScan(Walk walk, int targets) {
        return walk.score() >= bound && Math.round(walk.targets()) >= targets;
    }

    /** Neither port nor machine stands out: it tries everything everywhere. */
    private void raiseForAll(ScanMemory memory, Conversation conversation, Emitter out) {
        long time = conversation.start();
        boolean standsOut = Math.max(memory.byPort.highest(), memory.byRemote.highest()) >= bound / 2
                || memory.byPort.reported(time, SAME_FINDING)
                || memory.byRemote.reported(time, SAME_FINDING);
        if (!standsOut) {
            raise(memory, memory.all, FAILED, conversation, out);
        }
    }

    private void raise(ScanMemory memory, Walk walk, String type, Conversation conversation, Emitter out) {
        memory.rate.scan();
        if (walk.wasReported(conversation.start(), SAME_FINDING)) {
            return;
        }
        if (memory.scans.isHabit(type, conversation)) {
            walk.report(conversation.start());
            return;
        }
        double score = walk.score();
        long targets = Math.round(walk.targets());
        boolean many = memory.raised.count(type.equals(SWEEP), conversation.start()) > FEW;
        walk.report(conversation.start());
        String[] tried = type.equals(SWEEP)
                ? new String[] {Integer.toString(conversation.remotePort())}
                : Arrays.stream(walk.sample())
                        .distinct()
                        .mapToObj(Integer::toString)
                        .toArray(String[]::new);
        Signal scan = conversation
                .draft(unit.id(), unit.emit(type), Detection.Role.ACTOR)
                .since(walk.since())
                .discriminator(many ? "" : discriminator(type, conversation))
                .score(score)
                .pValue(Math.exp(-score))
                .observations(
                        new Observation("instance", "scannedPort", true, Frequency.UNSEEN, tried),
                        new Observation(
                                "instance", "failedTargets", true, Frequency.UNSEEN, new String[] {"" + targets}))
                .sign();
        if (type.equals(SWEEP)) {
            out.firstSeen(swept(conversation, scan));
        } else {
            out.signal(scan);
        }
    }

    /** For the account, which is to know half way who else does so. */
    private FirstSeen swept(Conversation conversation, @Nullable Signal candidate) {
        var place = new PlaceUsed(Hash.combine(service(conversation), 0));
        return FirstSeen.of(unit.id(), conversation.flow(), place, candidate);
    }

    static long service(Conversation conversation) {
        return (long) conversation.remotePort() << 8 | conversation.protocol();
    }

    private static String discriminator(String type, Conversation conversation) {
        return switch (type) {
            case SWEEP -> conversation.remotePort() + "/" + conversation.protocol();
            case SCAN -> conversation.remote().toString();
            default -> "";
        };
    }

    private void probed(ScanMemory memory, Conversation conversation, Emitter out) {
        boolean ported = conversation.isTcp() || conversation.isUdp();
        if (!conversation.isPublic() || !ported || WEB.contains(conversation.localPort())) {
            return;
        }
        int port = conversation.localPort();
        boolean passed =
                conversation.outcome() != Outcome.REFUSED || conversation.flow().accepted();
        Reach reached = Reach.of(port, passed, !conversation.outcome().isFailure());
        Prober prober = memory.probers.probe(conversation.remoteHash(), port, reached, conversation.start());
        if (prober != null && prober.ports() >= ports && prober.isNews(conversation.start(), SAME_FINDING)) {
            prober.report(conversation.start());
            out.signal(probe(prober, conversation).sign());
        }
    }

    private SignalDraft probe(Prober prober, Conversation conversation) {
        Reach reach = prober.reach();
        String type = switch (reach) {
            case NOTHING -> BLOCKED;
            case A_PORT, DATA -> PROBE;
            case CLUSTER -> PROBE_OF_EMR;
        };
        SignalDraft draft = conversation.draft(unit.id(), unit.emit(type), Detection.Role.TARGET);
        if (reach == Reach.DATA) {
            draft.severity(DATA_AT_RISK);
        }
        int port = reach == Reach.NOTHING ? conversation.localPort() : prober.port();
        return draft.activity(new PortProbeActivity(reach == Reach.NOTHING, port))
                .since(prober.since())
                .discriminator(conversation.remote().toString())
                .score(prober.ports());
    }
}
