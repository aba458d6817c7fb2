package io.vigil.models.flooding;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.signals.ConnectionActivity;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.ConversationDetector;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells of a machine that sends one host on the internet packets by the minute that nobody answers. */
final class DenialOfService implements ConversationDetector<FloodMemory> {
    private static final Duration FORGET_AFTER = Duration.ofDays(30);
    private static final long SAME_FINDING = Duration.ofHours(1).toMillis();
    private static final long MINUTE = 60_000;
    /** Bytes of the headers of IPv6 and of TCP with all options. */
    private static final long LARGEST_EMPTY = 100;
    /** Services of UDP whose answers may be ten and more times as large as the question (CISA, alert TA14-017A). */
    private static final Set<Integer> AMPLIFIERS =
            Set.of(17, 19, 53, 69, 111, 123, 137, 161, 389, 520, 1900, 3283, 3702, 5353, 10001, 11211);

    /** Answers of a name server to a resolver of many are some four times as large as the questions. */
    private static final long AMPLIFIED = 10;

    /** Packets a minute by which somebody who takes in a stream reports on it. */
    private static final double REPORTS = 12;
    /** Times the packets that are a flood: a thousand a second of one stream, at most. */
    private static final double MOST_OF_STREAM = 10;

    private final Unit unit;
    private final double[] limits;
    /** Of services that never answer, and how much more their clients send. */
    private final BitSet unanswered;

    private final double moreUnanswered;
    private final double oneWay;
    private final double beyondUsual;
    private final int enough;

    DenialOfService(Unit unit, Problems problems) {
        this.unit = unit;
        this.limits = Arrays.stream(FloodKind.values())
                .mapToDouble(kind -> unit.settings().count(kind.parameter))
                .toArray();
        this.unanswered = unit.ports("unanswered-ports", problems);
        this.moreUnanswered = unit.settings().number("more-unanswered");
        this.oneWay = unit.settings().number("one-way");
        this.beyondUsual = unit.settings().number("beyond-usual");
        this.enough = unit.settings().count("minutes");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<FloodMemory> memory() {
        return FloodMemory.class;
    }

    @Override
    public StateCodec<FloodMemory> codec() {
        return FloodMemory.CODEC;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** GuardDuty's types are about the internet; inside a network, monitors and load tests are many. */
    @Override
    public boolean concerns(Conversation conversation) {
        return (!conversation.isOpenedThere() || isReflection(conversation))
                && conversation.sent().packets() > 0
                && conversation.isPublic()
                && !conversation.isTrusted()
                && conversation.flow().accepted()
                && !isData(conversation);
    }

    /** Who sends small questions in another's name floods that one with large answers: what came in is nobody's answer to what went out. */
    static boolean isReflection(Conversation conversation) {
        return conversation.isUdp()
                && AMPLIFIERS.contains(conversation.localPort())
                && conversation.sent().bytes()
                        >= AMPLIFIED * conversation.received().bytes();
    }

    /** A flood of TCP has no content: that is what its receiver waits for. */
    private static boolean isData(Conversation conversation) {
        return conversation.isTcp()
                && conversation.sent().bytes()
                        > LARGEST_EMPTY * conversation.sent().packets();
    }

    @Override
    public FloodMemory observe(@Nullable FloodMemory known, Conversation conversation, Emitter out) {
        FloodMemory memory = known == null ? new FloodMemory() : known;
        FloodKind kind = FloodKind.of(conversation);
        Target target = memory.of(Hash.combine(conversation.remoteHash(), kind.code), conversation.start() / MINUTE);
        target.add(conversation);
        if (target.received() * oneWay > target.sent() || isStream(kind, target)) {
            return memory;
        }
        boolean usual = memory.isUsual(kind, target.sent(), beyondUsual, conversation.start());
        if (usual || target.sent() < limit(kind, conversation)) {
            return memory;
        }
        target.flood(conversation);
        if (target.minutes() >= enough && conversation.start() - target.reported >= SAME_FINDING) {
            target.reported = conversation.start();
            report(kind, target, conversation, out);
        }
        return memory;
    }

    /** Who takes in a picture or a sound reports how it arrives, every five seconds at least (RTCP: RFC 3550); a victim reports nothing. */
    private boolean isStream(FloodKind kind, Target target) {
        return kind == FloodKind.UDP
                && target.received() >= REPORTS
                && target.sent() <= MOST_OF_STREAM * limits[kind.code];
    }

    /** Clients of services that never answer send what they have: a flood that hides at such a port is a small one. */
    private double limit(FloodKind kind, Conversation conversation) {
        boolean isUnanswered = kind == FloodKind.UDP && unanswered.get(conversation.remotePort());
        return isUnanswered ? moreUnanswered * limits[kind.code] : limits[kind.code];
    }

    private void report(FloodKind kind, Target target, Conversation conversation, Emitter out) {
        String text =
                String.format(Locale.ROOT, "%.0f packets a minute, %.0f came back", target.sent(), target.received());
        String protocol = ConnectionActivity.protocolName(conversation.protocol());
        out.signal(conversation
                .draft(unit.id(), unit.emit(kind.type), Detection.Role.ACTOR)
                .since(target.since())
                .discriminator(conversation.remote().toString())
                .score(target.sent())
                .observations(
                        new Observation("instance", "packets", true, Frequency.UNSEEN, new String[] {text}),
                        new Observation("instance", "protocol", true, Frequency.UNSEEN, new String[] {protocol}))
                .sign());
    }
}
