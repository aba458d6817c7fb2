package io.vigil.findings;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.signals.Attribution;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Signal;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What is remembered of one finding: a stored record, carried in Flink's state. Every part is a minimum, a maximum, a count of distinct
 * signals or a bounded set, so that the order of arrival leaves no trace.
 *
 * @param latest the signal whose type, words, actor and far side are the finding's: {@link Leading}
 * @param updatedAt epoch milliseconds of the latest signal
 * @param createdAt epoch milliseconds of the earliest signal: when it could first be reported
 * @param firstSeen epoch milliseconds of the earliest event that any signal rests on
 * @param count distinct signals; one delivered again counts once while it is among the {@link Counted#MEMORY} latest
 * @param severity of the gravest signal: more evidence never makes it harmless
 * @param counted the latest signals that were counted
 * @param evidence what it rests on, from all signals
 * @param attributions whom the signals are attributed to, at most {@link Attributions#MEMORY}; state from before there were any brings null, and
 *     is taken to have signals of somebody unknown
 */
@TypeInfo(StateTypeFactory.class)
public record FindingState(
        Signal latest,
        long updatedAt,
        long createdAt,
        long firstSeen,
        long count,
        double severity,
        Counted[] counted,
        Evidence evidence,
        Attribution[] attributions) {
    public FindingState {
        updatedAt = Math.max(updatedAt, latest.time());
        attributions = attributions == null ? Attributions.unrecorded(latest, count) : attributions;
    }

    /** For {@link StateTypeFactory}. */
    interface Codec {
        StateCodec<FindingState> CODEC = StateCodec.of(1, FindingForm::writeFinding, FindingForm::readFinding)
                .immutable();
    }

    static FindingState first(Signal signal) {
        return new FindingState(
                        signal.withoutLine(),
                        signal.time(),
                        signal.time(),
                        signal.occurrence().since(),
                        0,
                        signal.detection().severity(),
                        Counted.NONE,
                        Evidence.NONE,
                        Attribution.NONE)
                .with(signal);
    }

    /** Finding types of all that it is made of: several where an incident shows several sequences. */
    public Set<String> types() {
        Set<String> types = new TreeSet<>();
        types.add(Objects.requireNonNull(latest.detection().type(), "a building block makes no finding"));
        for (Chapter chapter : evidence.chapters()) {
            types.add(chapter.type());
        }
        return types;
    }

    /** Epoch milliseconds of the latest event that any signal rests on; what was only found later does not make it younger. */
    long lastSeen() {
        long last = latest.occurrence().seen();
        if (evidence.events().length > 0) {
            last = Math.max(last, evidence.events()[0].last());
        }
        for (Chapter chapter : evidence.chapters()) {
            last = Math.max(last, chapter.lastSeen());
        }
        return last;
    }

    /** The same as a member of a sequence; this very state, when it is known as one. */
    public FindingState memberOf(Signal sequence) {
        Observation story = Observation.memberOf(Folding.storyOf(sequence));
        Observation[] noted = Observations.merge(evidence.unusual(), new Observation[] {story});
        return Observations.same(noted, evidence.unusual())
                ? this
                : new FindingState(
                        latest,
                        updatedAt,
                        createdAt,
                        firstSeen,
                        count,
                        severity,
                        counted,
                        evidence.withUnusual(noted),
                        attributions);
    }

    FindingState with(Signal signal) {
        var mark = Counted.of(signal);
        boolean again = mark.isAmong(counted);
        return new FindingState(
                Leading.of(latest, signal.withoutLine()),
                Math.max(updatedAt, signal.time()),
                Math.min(createdAt, signal.time()),
                Math.min(firstSeen, signal.occurrence().since()),
                again ? count : count + 1,
                Math.max(severity, signal.detection().severity()),
                again ? counted : mark.addedTo(counted),
                evidence.with(signal, again),
                Attributions.merge(attributions, signal));
    }
}
