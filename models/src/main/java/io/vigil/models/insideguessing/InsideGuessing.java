package io.vigil.models.insideguessing;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Emitter;
import io.vigil.events.Hash;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.models.baseline.Days;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.conversations.Conversation.Traffic;
import io.vigil.models.conversations.ConversationDetector;
import io.vigil.models.conversations.Outcome;
import java.time.Duration;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Reports hundreds of short connections, all answered alike, between two machines of one network that never had to do with each other at that service. Programs without
 * a pool of connections open as many, but get unlike answers, now and then a long one, and do so every day.
 */
final class InsideGuessing implements ConversationDetector<GuessedServices> {
    private static final Duration FORGET_AFTER = Duration.ofDays(30);
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final double SURE = 0.7;
    /** Of a login and its refusal. */
    private static final long LONGEST = 30_000;

    private final Unit unit;
    private final BitSet ports;
    private final int logins;
    private final int largest;
    private final double alike;
    private final long known;

    InsideGuessing(Unit unit, Problems problems) {
        this.unit = unit;
        this.ports = unit.ports("ports", problems);
        this.logins = unit.settings().count("logins");
        this.largest = unit.settings().count("largest-refusal");
        this.alike = unit.settings().number("alike");
        this.known = unit.settings().count("days") * DAY;
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<GuessedServices> memory() {
        return GuessedServices.class;
    }

    @Override
    public StateCodec<GuessedServices> codec() {
        return GuessedServices.CODEC;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** Also conversations at other ports: they show since when the machine is known. */
    @Override
    public boolean concerns(Conversation conversation) {
        return conversation.isTcp() && conversation.outcome() == Outcome.CONTENT;
    }

    @Override
    public GuessedServices observe(@Nullable GuessedServices before, Conversation conversation, Emitter out) {
        GuessedServices memory = before == null ? new GuessedServices(conversation.start()) : before;
        if (!isOfService(conversation)) {
            return memory;
        }
        long with = Hash.combine(
                conversation.remoteHash(), (long) port(conversation) << 1 | (conversation.isOpenedHere() ? 1 : 0));
        boolean isNew = memory.isNew(with, Days.of(conversation.start()));
        Tries tries = memory.tries();
        if (!isShort(conversation)) {
            tries.talk(with, conversation.start());
        } else if (isNew) {
            tries.add(with, answer(conversation).bytes(), conversation.start());
            judge(memory, tries, conversation, out);
        } else {
            tries.know(conversation.start());
        }
        return memory;
    }

    private boolean isOfService(Conversation conversation) {
        return !conversation.isPublic()
                && !conversation.isTrusted()
                && conversation.opener().confidence() >= SURE
                && ports.get(port(conversation));
    }

    /** Of the side that was called. */
    private static int port(Conversation conversation) {
        return conversation.isOpenedHere() ? conversation.remotePort() : conversation.localPort();
    }

    private static Traffic answer(Conversation conversation) {
        return conversation.isOpenedHere() ? conversation.received() : conversation.sent();
    }

    private boolean isShort(Conversation conversation) {
        long most =
                Math.max(conversation.sent().bytes(), conversation.received().bytes());
        return most <= largest && conversation.end() - conversation.start() <= LONGEST;
    }

    private void judge(GuessedServices memory, Tries tries, Conversation conversation, Emitter out) {
        boolean many = tries.count() >= logins && tries.isBeyondUsual();
        boolean isKnown = conversation.start() - memory.since >= known;
        if (many && isKnown && tries.unlike() <= alike && tries.isNews()) {
            tries.report();
            report(tries, conversation, out);
        }
    }

    private void report(Tries tries, Conversation conversation, Emitter out) {
        String text = tries.count() + " within a quarter of an hour, all answered alike";
        Detection.Role role = conversation.isOpenedHere() ? Detection.Role.ACTOR : Detection.Role.TARGET;
        out.signal(conversation
                .draft(unit.id(), unit.emit(), role)
                .since(tries.since())
                .discriminator(conversation.remote().toString())
                .score(tries.count())
                .observations(new Observation("instance", "logins", true, Frequency.UNSEEN, new String[] {text}))
                .sign());
    }
}
