package io.vigil.models.traffic;

import io.vigil.catalogue.Unit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Detection;
import io.vigil.events.Observation;
import io.vigil.events.Observation.Frequency;
import io.vigil.models.conversations.Conversation;
import java.util.Locale;

/** Begins the signals of this folder, and words what they show. */
record TrafficDraft(Unit unit) {
    SignalDraft of(String type, Conversation conversation) {
        return conversation
                .draft(unit.id(), unit.emit(type), Detection.Role.ACTOR)
                .since(conversation.start())
                .discriminator(conversation.remote().toString());
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
