package io.vigil.models.beacons;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.NetworkKey;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.ConversationDetector;
import io.vigil.models.conversations.Habits;
import io.vigil.models.conversations.NamedServices;
import io.vigil.models.prevalence.PlaceUsed;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a machine that calls a host on the internet by the clock, where that is no habit: a host of a network that is new to a machine that is
 * known for long, in a rhythm that it does not keep with others; or a port of no known service at which nobody ever answers. A rhythm alone
 * is no news: agents, updates and health checks have one. {@link PlacePrevalence} knows who else calls there.
 */
final class Beaconing implements ConversationDetector<BeaconMemory> {
    static final String TYPE = "Backdoor:EC2/Beaconing.Vigil";
    static final String SHELL = "Backdoor:EC2/ReverseShell.Vigil";
    static final String LONG = "Backdoor:EC2/LongConnection.Vigil";

    private static final Duration FORGET_AFTER = Duration.ofDays(30);
    private static final long SAME_FINDING = Duration.ofDays(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int NETWORKS = 60;
    private static final int HEARD = 8;
    /** Bits of the network that is one place, of IPv4. */
    static final int NEIGHBOURS = 24;
    /** Of a day: eight are counted at most, so that who meets as many on each weekday has 3.2 when a week is over. */
    private static final double MOST_NEW_NETWORKS = 3;
    /** Calls, after which a young machine says where it calls: it meets more places than {@link Habits} holds as new. */
    private static final int SEVERAL = 4;

    private static final double MEDIUM = 5;
    private static final double MINUTE = 60_000.0;
    private static final long SECOND = 1_000;
    /** Bytes a second, both ways together. */
    private static final long MOST_OF_IDLE = 1_000;

    private final Unit unit;
    private final Regularity regularity;
    private final long known;
    private final long young;
    private final long longest;
    private final long work;

    Beaconing(Unit unit) {
        this.unit = unit;
        this.regularity = new Regularity(unit);
        this.known = unit.settings().count("known-days") * DAY;
        this.young = unit.settings().count("new-for-days") * DAY;
        this.longest = unit.settings().duration("open-for").toMillis();
        this.work = unit.settings().duration("orders-for").toMillis();
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<BeaconMemory> memory() {
        return BeaconMemory.class;
    }

    @Override
    public StateCodec<BeaconMemory> codec() {
        return BeaconMemory.CODEC;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(Conversation conversation) {
        return CallShape.isAny(conversation);
    }

    @Override
    public BeaconMemory observe(@Nullable BeaconMemory known, Conversation conversation, Emitter out) {
        BeaconMemory memory = known == null ? new BeaconMemory(conversation.start()) : known;
        int today = Days.of(conversation.start());
        int used = memory.places.use(conversation.networkHash(), today, NETWORKS);
        boolean fresh = used > 0;
        if (used == 1) {
            out.firstSeen(used(conversation, null, false));
        }
        long service = (long) conversation.remotePort() << 8 | conversation.protocol();
        long whom = Hash.combine(conversation.remoteHash(), service);
        Calls there = memory.find(whom);
        Calls calls = there == null ? memory.add(new Calls(whom, conversation.start(), fresh)) : there;
        boolean answered = !conversation.outcome().isFailure();
        if (answered && conversation.isTcp()) {
            memory.heard.learn(conversation.remotePort(), today, HEARD);
        }
        if (calls.toNewcomer && conversation.isTcp() && answered) {
            obey(memory, calls, conversation, out);
        }
        long open = calls.stay(conversation.localPort(), conversation.start(), conversation.end());
        if (open >= longest && answered) {
            judgeStay(memory, calls, open, conversation, out);
        }
        if (!CallShape.isCall(conversation)) {
            calls.call(conversation.start(), conversation.end(), answered);
            return memory;
        }
        call(memory, calls, conversation, out);
        boolean mayChange = isNews(memory, calls, conversation.start());
        if (mayChange && memory.reportedWithin(SAME_FINDING, conversation.start()) == 0) {
            call(memory, newcomers(memory, service, conversation), conversation, out);
        }
        return memory;
    }

    private void call(BeaconMemory memory, Calls calls, Conversation conversation, Emitter out) {
        boolean answered = !conversation.outcome().isFailure();
        boolean isNext = calls.call(conversation.start(), conversation.end(), answered);
        if (isNext && calls.rhythm().count() == SEVERAL && isYoung(memory, conversation)) {
            out.firstSeen(used(conversation, null, false));
        }
        isNext |= calls.toNewcomer
                && calls.pulse().add(conversation.localPort(), conversation.start(), conversation.end());
        if (isNext && regularity.isReached(calls)) {
            judge(memory, calls, conversation, out);
        }
    }

    /** Somebody at a place that is new gives orders, over a connection that this machine opened. */
    private void obey(BeaconMemory memory, Calls calls, Conversation conversation, Emitter out) {
        Orders orders = calls.listen(conversation);
        if (orders == null
                || conversation.end() - orders.since() < work
                || !orders.areGiven()
                || !isNews(memory, calls, conversation.start())
                || CallShape.isOfService(conversation)
                || conversation.start() - calls.reported < SAME_FINDING) {
            return;
        }
        calls.reported = conversation.start();
        Signal candidate = conversation
                .draft(unit.id(), unit.emit(SHELL), Detection.Role.ACTOR)
                .since(orders.since())
                .discriminator(conversation.remote() + ":" + conversation.remotePort())
                .observations(new Observation(
                        "instance", "connection", true, Frequency.UNSEEN, new String[] {orders.words()}))
                .sign();
        out.firstSeen(used(conversation, candidate, false));
    }

    /** Calls of one port to all networks that are new, as if they were one place: a service that answers from another address each time. */
    private Calls newcomers(BeaconMemory memory, long service, Conversation conversation) {
        long now = conversation.start();
        long all = Hash.combine(now / young, service);
        Calls known = memory.find(all);
        return known == null ? memory.add(new Calls(all, now, true)) : known;
    }

    private void judge(BeaconMemory memory, Calls calls, Conversation conversation, Emitter out) {
        long now = conversation.start();
        boolean habit = memory.keepsRhythm(conversation.remotePort(), calls.octave(), Days.of(now));
        boolean odd = !isOneWay(calls, conversation)
                && !isTriedInVain(memory, calls, conversation)
                && (!habit && isNews(memory, calls, now) || isUnheard(calls, conversation));
        boolean ofYoung = !odd && isOfYoung(memory, calls, conversation);
        if ((odd || ofYoung) && now - calls.reported >= SAME_FINDING) {
            boolean first = memory.reportedWithin(SAME_FINDING, now) == 0;
            calls.reported = now;
            out.firstSeen(used(conversation, report(calls, first, conversation), ofYoung));
        }
    }

    /** Logs and metrics leave as datagrams that nobody answers; who never answers gives no orders, and a server that is gone shows at other ports. */
    private static boolean isOneWay(Calls calls, Conversation conversation) {
        return conversation.isUdp() && !calls.answered();
    }

    /** A host of a network that is new to a machine that is known for long and hardly meets new ones. */
    private boolean isNews(BeaconMemory memory, Calls calls, long now) {
        return calls.toNewcomer
                && calls.first - memory.since >= known
                && now - calls.first <= young
                && memory.places.novelty() < MOST_NEW_NETWORKS;
    }

    private boolean isYoung(BeaconMemory memory, Conversation conversation) {
        return conversation.start() - memory.since < known;
    }

    /** Of a machine to which all is new, and what AWS offers is no place: the account knows what its other machines call. */
    private boolean isOfYoung(BeaconMemory memory, Calls calls, Conversation conversation) {
        return calls.answered()
                && isYoung(memory, conversation)
                && memory.places.novelty() < MOST_NEW_NETWORKS
                && !conversation.origin().is(Origin.AWS);
    }

    /** What streams or copies for hours, and again, has something to send; whoever waits for orders hardly does. */
    private static boolean isIdle(Conversation conversation) {
        long bytes = conversation.sent().bytes() + conversation.received().bytes();
        return bytes * SECOND <= MOST_OF_IDLE * Math.max(SECOND, conversation.end() - conversation.start());
    }

    /** One connection that stays open for hours, or several after each other, as implants keep theirs; so do queues, but those have their ports. */
    private void judgeStay(BeaconMemory memory, Calls calls, long open, Conversation conversation, Emitter out) {
        long now = conversation.start();
        boolean habit = memory.keepsOpen(conversation.remotePort(), Days.of(now));
        boolean busy = calls.stayedBefore() && !isIdle(conversation);
        boolean usual = habit || busy || NamedServices.has(conversation.remotePort()) || !isNews(memory, calls, now);
        if (usual || now - calls.reported < SAME_FINDING) {
            return;
        }
        boolean first = memory.reportedWithin(SAME_FINDING, now) == 0;
        calls.reported = now;
        String text = String.format(
                Locale.ROOT,
                calls.stayedBefore()
                        ? "connections, open for %.0f minutes together"
                        : "one connection, open for %.0f minutes",
                open / MINUTE);
        Signal candidate = draft(LONG, calls, first, conversation)
                .score(open / (double) longest)
                .observations(new Observation("instance", "connection", true, Frequency.UNSEEN, new String[] {text}))
                .sign();
        out.firstSeen(used(conversation, candidate, false));
    }

    /** Nobody ever answered, at a port at which no known service listens. An agent whose server is down once had one that was up. */
    private static boolean isUnheard(Calls calls, Conversation conversation) {
        return conversation.isTcp() && !calls.answered() && CallShape.isOfNoService(conversation);
    }

    /**
     * Somebody else answers at this port: clients that prefer IPv6 try a dead address before one that is up (RFC 8305), and monitors have dead targets
     * among others.
     */
    private static boolean isTriedInVain(BeaconMemory memory, Calls calls, Conversation conversation) {
        boolean hasSubstitute = !conversation.remote().isV4() || CallShape.isOfNoService(conversation);
        return !calls.answered() && hasSubstitute && memory.heard.find(conversation.remotePort()) >= 0;
    }

    /** For the account, which knows who else calls there: the addresses around it, since services have several beside each other, and several ports. */
    private FirstSeen used(Conversation conversation, @Nullable Signal candidate, boolean ofYoung) {
        var place = new PlaceUsed(Hash.combine(NetworkKey.around(conversation.remote(), NEIGHBOURS), 0), ofYoung);
        return FirstSeen.of(unit.id(), conversation.flow(), place, candidate);
    }

    private Signal report(Calls calls, boolean first, Conversation conversation) {
        double probability = calls.probability();
        String text = calls.words() + (calls.answered() ? "" : ", never answered");
        return draft(TYPE, calls, first, conversation)
                .score(-Math.log10(Math.max(Double.MIN_NORMAL, probability)))
                .pValue(probability)
                .observations(new Observation("instance", "rhythm", true, Frequency.UNSEEN, new String[] {text}))
                .sign();
    }

    /** Low but at a port that is nobody's: agents do so, too. The first place of a day is a finding of its own, all others of the day are one more: a vendor has several. */
    private SignalDraft draft(String type, Calls calls, boolean first, Conversation conversation) {
        SignalDraft draft = conversation.draft(unit.id(), unit.emit(type), Detection.Role.ACTOR);
        if (CallShape.isOfNoService(conversation) && !NamedServices.has(conversation.remotePort())) {
            draft.severity(MEDIUM);
        }
        return draft.since(calls.first)
                .discriminator(first ? conversation.remote() + ":" + conversation.remotePort() : "");
    }
}
