package io.vigil.events;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What one signal rests on. Nothing is null; what a detection does not have is empty.
 *
 * @param hits threat-list entries; empty for everything but intelligence
 * @param observations what was unusual, and what is usual instead
 * @param eventIds ids of the events, the latest last, at most {@link Signal#EVENTS}
 * @param steps members of a sequence, in order; empty otherwise
 */
@TypeInfo(StateTypeFactory.class)
public record SignalEvidence(ListHit[] hits, Observation[] observations, String[] eventIds, SequenceStep[] steps) {
    /** Id of the latest event; empty when none is named. */
    public String lastEvent() {
        return eventIds.length == 0 ? "" : eventIds[eventIds.length - 1];
    }

    /** For {@link StateTypeFactory}. */
    interface Codec {
        StateCodec<SignalEvidence> CODEC = StateCodec.of(1, SignalForm::writeEvidence, SignalForm::readEvidence)
                .immutable();
    }
}
