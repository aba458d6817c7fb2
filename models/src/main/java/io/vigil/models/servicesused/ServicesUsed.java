package io.vigil.models.servicesused;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.signals.Detection;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.ConversationDetector;
import io.vigil.models.conversations.Outcome;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reports which services a machine uses: each once a day, when it was used often enough to be no mistake, and once more whenever what was sent there
 * doubles. A service is a port of a network, far or near. The report's discriminator is the network in hexadecimal digits, its score the bytes that
 * were sent, where they are an upload.
 */
final class ServicesUsed implements ConversationDetector<UsesOfDay> {
    private static final Duration FORGET_AFTER = Duration.ofDays(1);
    private static final double SURE = 0.7;

    private final Unit unit;
    private final int uses;
    private final double floor;
    private final double ratio;

    ServicesUsed(Unit unit) {
        this.unit = unit;
        this.uses = unit.settings().count("uses");
        this.floor = unit.settings().count("megabytes") * 1e6;
        this.ratio = unit.settings().number("sent-for-received");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<UsesOfDay> memory() {
        return UsesOfDay.class;
    }

    @Override
    public StateCodec<UsesOfDay> codec() {
        return UsesOfDay.CODEC;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** Interfaces of no instance are of no class; and who keeps time asks another server of a pool whenever the pool names one. */
    @Override
    public boolean concerns(Conversation conversation) {
        return conversation.outcome() == Outcome.CONTENT
                && conversation.isOpenedHere()
                && conversation.opener().confidence() >= SURE
                && conversation.flow().hasInstance()
                && !conversation.isTime()
                && !conversation.isTrusted();
    }

    @Override
    public UsesOfDay observe(@Nullable UsesOfDay known, Conversation conversation, Emitter out) {
        UsesOfDay today = known == null ? new UsesOfDay() : known;
        today.enter(Days.of(conversation.start()));
        long network = conversation.networkHash();
        int at = today.of((int) Hash.combine(network, conversation.remotePort()));
        if (at >= 0) {
            double before = today.sent(at);
            double sent = (double) conversation.sent().bytes() * conversation.weight();
            double received = (double) conversation.received().bytes() * conversation.weight();
            int used = today.use(at, sent, received);
            boolean uploads = today.sent(at) >= ratio * today.received(at);
            if (used == uses || used > uses && uploads && doublings(before) < doublings(today.sent(at))) {
                report(network, uploads ? today.sent(at) : 0, conversation, out);
            }
        }
        return today;
    }

    /** Whole ones beyond the floor; 0 below it. */
    private int doublings(double bytes) {
        return bytes < floor ? 0 : 1 + Math.getExponent(bytes / floor);
    }

    private void report(long network, double uploaded, Conversation conversation, Emitter out) {
        out.signal(conversation
                .draft(unit.id(), unit.emit(), Detection.Role.ACTOR)
                .discriminator(HexFormat.of().toHexDigits(network))
                .score(uploaded)
                .sign());
    }
}
