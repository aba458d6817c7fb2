package io.vigil.models.traffic;

import io.vigil.catalogue.Unit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.signals.Detection;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.conversations.Conversation;
import io.vigil.models.prevalence.PlaceUsed;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Begins the signals of this folder, words what they show, and asks the account. */
record TrafficDraft(Unit unit) {
    SignalDraft of(String type, Conversation conversation) {
        return conversation
                .draft(unit.id(), unit.emit(type), Detection.Role.ACTOR)
                .since(conversation.start())
                .discriminator(conversation.remote().toString());
    }

    /**
     * That a machine uses something, for the account, which knows who else does: {@link FleetNews}.
     *
     * @param kind keeps ports, resolvers and networks apart
     * @param candidate what is to be reported unless many do; null when nothing is
     */
    FirstSeen used(long thing, int kind, Conversation conversation, @Nullable Signal candidate) {
        return FirstSeen.of(unit.id(), conversation.flow(), new PlaceUsed(Hash.combine(thing, kind)), candidate);
    }

    /** The same of a machine that is too young for habits: only the account can know whether it is odd. */
    FirstSeen usedByYoung(long thing, int kind, Conversation conversation, Signal candidate) {
        var place = new PlaceUsed(Hash.combine(thing, kind), true);
        return FirstSeen.of(unit.id(), conversation.flow(), place, candidate);
    }

    static Observation seen(String feature, String format, Object... values) {
        return line(feature, true, Frequency.UNSEEN, String.format(Locale.ROOT, format, values));
    }

    static Observation usual(String feature, String format, Object... values) {
        return line(feature, false, Frequency.FREQUENT, String.format(Locale.ROOT, format, values));
    }

    private static Observation line(String feature, boolean unusual, Frequency frequency, String text) {
        return new Observation("instance", feature, unusual, frequency, new String[] {text});
    }
}
