package io.vigil.findings;

import io.vigil.events.Attribution;
import io.vigil.events.ListHit;
import io.vigil.events.Observation;
import io.vigil.events.SequenceStep;
import io.vigil.events.Signal;

/**
 * What is remembered of one finding: a stored record, carried in Flink's state. Every part is a minimum, a maximum, a count of distinct
 * signals or a bounded set, so that the order of arrival leaves no trace.
 *
 * @param latest the signal with the greatest event time; its words, actor and far side are the finding's, as GuardDuty does
 * @param createdAt epoch milliseconds of the earliest signal: when it could first be reported
 * @param firstSeen epoch milliseconds of the earliest event that any signal rests on
 * @param count distinct signals; one delivered again counts once while it is among the {@link Counted#MEMORY} latest
 * @param severity of the gravest signal: more evidence never makes it harmless
 * @param counted the latest signals that were counted
 * @param calls API calls, as {@code service:api} or {@code service:api:error}, at most {@link #CALLS}
 * @param remotes far sides, addresses or names, at most {@link #REMOTES}
 * @param accessKeys at most {@link #ACCESS_KEYS}
 * @param domains names asked for, at most {@link #DOMAINS}
 * @param events ids of the events it rests on, at most {@link #EVENTS}
 * @param unusual what was unusual, from all signals; what is usual comes from the latest
 * @param hits threat-list entries, from all signals
 * @param steps members of the sequence, earliest first, for every step the {@link Steps#MEMORY} latest
 * @param attributions whom the signals are attributed to, at most {@link Attributions#MEMORY}; state from before there were any brings null, and
 *     is taken to have signals of somebody unknown
 */
public record FindingState(
        Signal latest,
        long createdAt,
        long firstSeen,
        long count,
        double severity,
        Counted[] counted,
        SignalCount[] calls,
        SignalCount[] remotes,
        SignalCount[] accessKeys,
        SignalCount[] domains,
        SignalCount[] events,
        Observation[] unusual,
        ListHit[] hits,
        SequenceStep[] steps,
        Attribution[] attributions) {
    public static final int CALLS = 100;
    public static final int REMOTES = 100;
    public static final int ACCESS_KEYS = 20;
    public static final int DOMAINS = 50;
    public static final int EVENTS = 50;

    public FindingState {
        attributions = attributions == null ? Attributions.unrecorded(latest, count) : attributions;
    }

    static FindingState first(Signal signal) {
        return new FindingState(
                        signal,
                        signal.time(),
                        signal.occurrence().since(),
                        0,
                        signal.detection().severity(),
                        Counted.NONE,
                        SignalCount.NONE,
                        SignalCount.NONE,
                        SignalCount.NONE,
                        SignalCount.NONE,
                        SignalCount.NONE,
                        Observation.NONE,
                        ListHit.NONE,
                        SequenceStep.NONE,
                        Attribution.NONE)
                .with(signal);
    }

    /** Epoch milliseconds of the latest event that any signal rests on; what was only found later does not make it younger. */
    long lastSeen() {
        long ofLatest = latest.occurrence().seen();
        return events.length == 0 ? ofLatest : Math.max(ofLatest, events[0].last());
    }

    FindingState with(Signal signal) {
        var mark = Counted.of(signal);
        boolean again = mark.isAmong(counted);
        var counts = again ? SignalCounts.NOTHING : SignalCounts.by(signal);
        return new FindingState(
                Counted.later(latest, signal),
                Math.min(createdAt, signal.time()),
                Math.min(firstSeen, signal.occurrence().since()),
                again ? count : count + 1,
                Math.max(severity, signal.detection().severity()),
                again ? counted : mark.addedTo(counted),
                SignalCount.sum(calls, counts.calls(), CALLS),
                SignalCount.sum(remotes, counts.remotes(), REMOTES),
                SignalCount.sum(accessKeys, counts.accessKeys(), ACCESS_KEYS),
                SignalCount.sum(domains, counts.domains(), DOMAINS),
                SignalCount.sum(events, counts.events(), EVENTS),
                Observations.merge(unusual, signal.evidence().observations()),
                Hits.merge(hits, signal.evidence().hits()),
                Steps.merge(steps, signal.evidence().steps()),
                Attributions.merge(attributions, signal));
    }
}
