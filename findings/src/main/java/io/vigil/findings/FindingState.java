package io.vigil.findings;

import io.vigil.events.Attribution;
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
 * @param evidence what it rests on, from all signals
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
        Evidence evidence,
        Attribution[] attributions) {
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
                        Evidence.NONE,
                        Attribution.NONE)
                .with(signal);
    }

    /** Epoch milliseconds of the latest event that any signal rests on; what was only found later does not make it younger. */
    long lastSeen() {
        long ofLatest = latest.occurrence().seen();
        SignalCount[] events = evidence.events();
        return events.length == 0 ? ofLatest : Math.max(ofLatest, events[0].last());
    }

    FindingState with(Signal signal) {
        var mark = Counted.of(signal);
        boolean again = mark.isAmong(counted);
        return new FindingState(
                Counted.later(latest, signal),
                Math.min(createdAt, signal.time()),
                Math.min(firstSeen, signal.occurrence().since()),
                again ? count : count + 1,
                Math.max(severity, signal.detection().severity()),
                again ? counted : mark.addedTo(counted),
                evidence.with(signal, again),
                Attributions.merge(attributions, signal));
    }
}
