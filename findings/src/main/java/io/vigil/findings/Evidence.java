package io.vigil.findings;

import io.vigil.events.ListHit;
import io.vigil.events.Observation;
import io.vigil.events.SequenceStep;

/**
 * What a finding rests on, gathered over all its signals and bounded; see {@link FindingState} for the bounds.
 *
 * @param calls API calls, as {@code service:api} or {@code service:api:error}, latest first
 * @param remotes far sides, addresses or names, latest first
 * @param accessKeys ids of access keys, latest first
 * @param domains names asked for, latest first
 * @param events ids of events in the logs, latest first
 * @param unusual what was unusual; what is usual is in the finding's latest signal
 * @param hits threat-list entries
 * @param steps members of the sequence, earliest first; none for anything else
 */
public record Evidence(
        SignalCount[] calls,
        SignalCount[] remotes,
        SignalCount[] accessKeys,
        SignalCount[] domains,
        SignalCount[] events,
        Observation[] unusual,
        ListHit[] hits,
        SequenceStep[] steps) {
    /** Of a finding about which nothing but its latest signal is known. */
    public static final Evidence NONE = new Evidence(
            SignalCount.NONE,
            SignalCount.NONE,
            SignalCount.NONE,
            SignalCount.NONE,
            SignalCount.NONE,
            Observation.NONE,
            ListHit.NONE,
            SequenceStep.NONE);
}
