package io.vigil.models.pingtunnel;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.ConversationDetector;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reports a machine that exchanges pings with a host on the internet whose answers are of another size than what was asked: an echo brings back what was
 * sent (RFC 792, RFC 4443). Machines that ping as everybody does leave nothing here.
 */
final class PingTunnel implements ConversationDetector<PingedHosts> {
    static final String TYPE = "Backdoor:EC2/PingTunnel.Vigil";

    private static final Duration FORGET_AFTER = Duration.ofDays(2);
    /** Protocol numbers of IANA. */
    private static final int ICMP = 1;

    private static final int ICMP_V6 = 58;
    /** Of the size of a packet: the log cuts an exchange anywhere. */
    private static final double ALIKE = 0.05;
    /** Packets one way for one the other way: who carries connections through acknowledges every second packet. What hosts report of errors is one way. */
    private static final double BALANCED = 3;

    private final Unit unit;
    private final int enough;

    PingTunnel(Unit unit) {
        this.unit = unit;
        this.enough = unit.settings().count("minutes");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<PingedHosts> memory() {
        return PingedHosts.class;
    }

    @Override
    public StateCodec<PingedHosts> codec() {
        return PingedHosts.CODEC;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(Conversation conversation) {
        boolean isPing = conversation.protocol() == ICMP || conversation.protocol() == ICMP_V6;
        return isPing
                && conversation.isPublic()
                && !conversation.isTrusted()
                && conversation.flow().accepted()
                && isAnswered(conversation.sent(), conversation.received())
                && !areAlike(conversation.sent(), conversation.received());
    }

    private static boolean isAnswered(Conversation.Traffic sent, Conversation.Traffic received) {
        long fewer = Math.min(sent.packets(), received.packets());
        return fewer > 0 && Math.max(sent.packets(), received.packets()) <= BALANCED * fewer;
    }

    private static boolean areAlike(Conversation.Traffic sent, Conversation.Traffic received) {
        double size = sent.bytes() / (double) sent.packets();
        double answer = received.bytes() / (double) received.packets();
        return Math.abs(size - answer) <= ALIKE * Math.max(size, answer);
    }

    @Override
    public PingedHosts observe(@Nullable PingedHosts known, Conversation conversation, Emitter out) {
        PingedHosts hosts = known == null ? new PingedHosts() : known;
        PingedHost host = hosts.of(conversation.remoteHash(), conversation.start());
        host.exchange(conversation);
        if (host.minutes() >= enough && host.isNews()) {
            host.report();
            report(host, conversation, out);
        }
        return hosts;
    }

    private void report(PingedHost host, Conversation conversation, Emitter out) {
        String text = String.format(
                Locale.ROOT,
                "%d minutes of pings, %.0f bytes sent and %.0f bytes received",
                host.minutes(),
                host.sent(),
                host.received());
        out.signal(conversation
                .draft(unit.id(), unit.emit(TYPE), Detection.Role.ACTOR)
                .since(host.since)
                .discriminator(conversation.remote().toString())
                .score(host.minutes())
                .observations(new Observation("instance", "pings", true, Frequency.UNSEEN, new String[] {text}))
                .sign());
    }
}
