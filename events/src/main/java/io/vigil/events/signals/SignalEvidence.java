package io.vigil.events.signals;

import io.vigil.events.ListHit;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.codec.UnreadText;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What one signal rests on. Nothing is null; what a detection does not have is empty.
 *
 * @param hits threat-list entries; empty for everything but intelligence
 * @param observations what was unusual, and what is usual instead
 * @param eventIds ids of the events, the latest last, at most {@link Signal#EVENTS}
 * @param steps members of a sequence, in order; empty otherwise
 * @param line the record behind the latest event, as JSON; empty for a building block, which is no finding
 */
@TypeInfo(StateTypeFactory.class)
public record SignalEvidence(
        ListHit[] hits, Observation[] observations, String[] eventIds, SequenceStep[] steps, UnreadText line) {
    /** Of what has no record in a log. */
    public SignalEvidence(ListHit[] hits, Observation[] observations, String[] eventIds, SequenceStep[] steps) {
        this(hits, observations, eventIds, steps, UnreadText.EMPTY);
    }

    /** Id of the latest event; empty when none is named. */
    public String lastEvent() {
        return eventIds.length == 0 ? "" : eventIds[eventIds.length - 1];
    }

    /** The same without the record of its event. */
    public SignalEvidence withoutLine() {
        return line.isEmpty() ? this : new SignalEvidence(hits, observations, eventIds, steps);
    }

    /** For {@link StateTypeFactory}. */
    interface Codec {
        StateCodec<SignalEvidence> CODEC = StateCodec.of(1, SignalForm::writeEvidence, SignalForm::readEvidence)
                .immutable();
    }
}
