package io.vigil.models.requestfloods;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.ConversationDetector;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reports a machine that opens far more connections to one host on the internet than it ever did, or keeps many open there in which it says next to nothing. */
final class RequestFlood implements ConversationDetector<FloodedHosts> {
    private static final Duration FORGET_AFTER = Duration.ofDays(30);
    private static final long SAME_FINDING = Duration.ofHours(1).toMillis();
    private static final double SURE = 0.7;
    /** Bytes that a request has, with its headers: who uploads sends more. */
    private static final long LARGEST_REQUEST = 8_192;
    /** Of a connection that is held, from its first to its last packet within a record. */
    private static final long LASTING = 30_000;
    /** Bytes of a packet that says nothing: the headers of IP and of TCP with timestamps. */
    private static final double EMPTY_V4 = 56;

    private static final double EMPTY_V6 = 76;
    /** Bytes by which packets are larger that say something now and then, if only a line of a header. */
    private static final double SAYS = 4;

    private final Unit unit;
    private final int requests;
    private final int held;
    private final int minutes;
    private final double beyondUsual;

    RequestFlood(Unit unit) {
        this.unit = unit;
        this.requests = unit.settings().count("requests");
        this.held = unit.settings().count("held");
        this.minutes = unit.settings().count("minutes");
        this.beyondUsual = unit.settings().number("beyond-usual");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<FloodedHosts> memory() {
        return FloodedHosts.class;
    }

    @Override
    public StateCodec<FloodedHosts> codec() {
        return FloodedHosts.CODEC;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** What AWS owns is mostly one's own: stores, balancers, sites under a load test. */
    @Override
    public boolean concerns(Conversation conversation) {
        return conversation.isTcp()
                && conversation.isPublic()
                && conversation.isOpenedHere()
                && conversation.opener().confidence() >= SURE
                && !conversation.outcome().isFailure()
                && !conversation.isTrusted()
                && !conversation.origin().is(Origin.AWS)
                && conversation.sent().bytes() <= LARGEST_REQUEST * conversation.minutesReached();
    }

    @Override
    public FloodedHosts observe(@Nullable FloodedHosts known, Conversation conversation, Emitter out) {
        FloodedHosts memory = known == null ? new FloodedHosts() : known;
        boolean holds = isHeld(conversation);
        Minute present = holds ? memory.held() : memory.asked();
        double part = conversation.weight() / (holds ? 1 : conversation.minutesReached());
        present.add(conversation.remoteHash(), part, conversation);
        double many = present.connections();
        boolean isFlood = many >= (holds ? held : requests) && present.isOf(conversation.remoteHash());
        if (!isFlood || present.isUsual(beyondUsual) || present.flood(conversation) < minutes) {
            return memory;
        }
        if (conversation.start() - present.reported >= SAME_FINDING) {
            present.reported = conversation.start();
            report(present, many, holds, conversation, out);
        }
        return memory;
    }

    /** It lasts, our side says a little now and then, and all that comes back is acknowledgements: the server waits for the rest of a request. */
    private static boolean isHeld(Conversation conversation) {
        double sent = size(conversation.sent());
        double received = size(conversation.received());
        boolean isV4 = conversation.remote().isV4();
        return conversation.end() - conversation.start() >= LASTING
                && received <= (isV4 ? EMPTY_V4 : EMPTY_V6)
                && sent >= received + SAYS;
    }

    private static double size(Conversation.Traffic traffic) {
        return traffic.bytes() / (double) Math.max(1, traffic.packets());
    }

    private void report(Minute present, double many, boolean holds, Conversation conversation, Emitter out) {
        String text =
                String.format(Locale.ROOT, holds ? "%.0f held open, saying next to nothing" : "%.0f a minute", many);
        out.signal(conversation
                .draft(unit.id(), unit.emit(), Detection.Role.ACTOR)
                .since(present.since())
                .discriminator(conversation.remote().toString())
                .score(many)
                .observations(new Observation("instance", "connections", true, Frequency.UNSEEN, new String[] {text}))
                .sign());
    }
}
