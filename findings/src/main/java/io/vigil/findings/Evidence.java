package io.vigil.findings;

import io.vigil.events.ListHit;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a finding rests on, gathered over all its signals. A stored record. Every part is a bounded set, so that the order of arrival leaves no
 * trace.
 *
 * @param calls API calls, as {@code service:api} or {@code service:api:error}, latest first, at most {@link #CALLS}
 * @param remotes far sides, addresses or names, latest first, at most {@link #REMOTES}
 * @param accessKeys ids of access keys, latest first, at most {@link #ACCESS_KEYS}
 * @param domains names asked for, latest first, at most {@link #DOMAINS}
 * @param events ids of events in the logs, latest first, at most {@link #EVENTS}
 * @param unusual what was unusual, from all signals; what is usual is in the finding's latest signal
 * @param hits threat-list entries, from all signals
 * @param chapters the sequences that an incident is made of; none for anything else. Evidence from before there were any brings null
 * @param steps members of the sequence, earliest first, for every step the {@link Steps#MEMORY} latest; none for anything else
 * @param lines records of the first and the last event
 */
public record Evidence(
        SignalCount[] calls,
        SignalCount[] remotes,
        SignalCount[] accessKeys,
        SignalCount[] domains,
        SignalCount[] events,
        Observation[] unusual,
        ListHit[] hits,
        SequenceStep[] steps,
        Chapter[] chapters,
        LogLines lines) {
    public static final int CALLS = 100;
    public static final int REMOTES = 100;
    public static final int ACCESS_KEYS = 20;
    public static final int DOMAINS = 50;
    public static final int EVENTS = 50;

    /** Of a finding about which nothing but its latest signal is known. */
    public static final Evidence NONE = new Evidence(
            SignalCount.NONE,
            SignalCount.NONE,
            SignalCount.NONE,
            SignalCount.NONE,
            SignalCount.NONE,
            Observation.NONE,
            ListHit.NONE,
            SequenceStep.NONE,
            Chapter.NONE,
            LogLines.NONE);

    public Evidence {
        chapters = chapters == null ? Chapter.NONE : chapters;
    }

    /** What broke a habit: without what only refers to other findings. */
    Observation[] brokenHabits() {
        return Arrays.stream(unusual).filter(Observation::isOfHabits).toArray(Observation[]::new);
    }

    /** The sequences that the finding is a member of, as of {@link Folding#storyOf}. */
    Stream<String> sequences() {
        return Arrays.stream(unusual)
                .filter(Observation::isMembership)
                .map(Observation::values)
                .flatMap(Arrays::stream);
    }

    /** @param hidden as of {@link Finding#hiding} */
    Evidence hiding(Predicate<String> hidden) {
        return new Evidence(
                calls, remotes, accessKeys, domains, events, unusual, hits, steps, chapters, lines.hiding(hidden));
    }

    /** @param noted all that was unusual, in the place of what is known of it */
    public Evidence withUnusual(Observation[] noted) {
        return new Evidence(calls, remotes, accessKeys, domains, events, noted, hits, steps, chapters, lines);
    }

    /** @param again whether the signal was counted before: then its names are not counted a second time */
    Evidence with(Signal signal, boolean again) {
        var counts = again ? SignalCounts.NOTHING : SignalCounts.by(signal);
        return new Evidence(
                SignalCount.sum(calls, counts.calls(), CALLS),
                SignalCount.sum(remotes, counts.remotes(), REMOTES),
                SignalCount.sum(accessKeys, counts.accessKeys(), ACCESS_KEYS),
                SignalCount.sum(domains, counts.domains(), DOMAINS),
                SignalCount.sum(events, counts.events(), EVENTS),
                Observations.merge(unusual, signal.evidence().observations()),
                Hits.merge(hits, signal.evidence().hits()),
                Steps.merge(steps, signal.evidence().steps()),
                ResourceKind.of(signal) == ResourceKind.ATTACK_SEQUENCE
                        ? Chapter.of(signal).addedTo(chapters)
                        : chapters,
                lines.with(signal));
    }
}
