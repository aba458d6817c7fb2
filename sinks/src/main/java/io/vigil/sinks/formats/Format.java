package io.vigil.sinks.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.sinks.delivery.Message;
import java.util.Locale;

/** What a finding is written as. */
public enum Format {
    /** GuardDuty's own, as it is stored. */
    GUARDDUTY,
    /** The event that GuardDuty puts on EventBridge, the finding in {@code detail}. */
    EVENTBRIDGE,
    /** AWS Security Finding Format 2018-10-08, as Security Hub takes it. */
    ASFF,
    /** Detection Finding (2004) of the Open Cybersecurity Schema Framework {@value Ocsf#VERSION}. */
    OCSF;

    /** One JSON object without line breaks; the same message gives the same text. */
    public String write(Message message) {
        return json(message).toString();
    }

    private JsonNode json(Message message) {
        return switch (this) {
            case GUARDDUTY -> message.finding();
            case EVENTBRIDGE -> EventBridgeEvent.of(message);
            case ASFF -> Asff.of(message);
            case OCSF -> Ocsf.of(message);
        };
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
