package io.vigil.findings;

import io.vigil.events.signals.Signal;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds the signals of one key into one finding. The same signals give the same finding, byte for byte, in whatever order they come, as long
 * as no bound of {@link Evidence} or {@link FindingState} is reached; beyond that, in whatever order they come by event time.
 */
public final class Folding {
    private Folding() {}

    /**
     * Id of the finding that a signal belongs to: 32 hexadecimal digits, for ever the same for the same type, account, region, role, resource
     * and discriminator. Two signals with the same id are the same security issue seen again.
     *
     * @throws NullPointerException for a building block, which is no finding
     */
    public static String keyOf(Signal signal) {
        Objects.requireNonNull(signal.detection().type(), "a building block makes no finding");
        return Identity.of(signal);
    }

    /** Ids of the findings that a sequence is made of, in the order of its steps; none for anything else, and none of acts that are no findings. */
    public static Set<String> membersOf(Signal sequence) {
        return Steps.findings(sequence.evidence().steps()).keySet();
    }

    /** How the members of a sequence name it: its finding type and the id of its finding. */
    public static String storyOf(Signal sequence) {
        return sequence.detection().type() + " " + keyOf(sequence);
    }

    /** @param before null for the first signal of its key */
    public static FindingState fold(@Nullable FindingState before, Signal signal) {
        return before == null ? FindingState.first(signal) : before.with(signal);
    }

    /**
     * The finding of a first signal, reported before its time: others of its key, earlier or not, may still be to come.
     *
     * @param archived as of {@link #finding(String, FindingState, boolean)}
     */
    public static Finding provisional(FindingState first, boolean archived) {
        return finding(keyOf(first.latest()), first, archived, true);
    }

    /** That there is no finding of its own of this signal, though one may have been reported early. */
    public static Finding withdrawn(Signal signal) {
        FindingState reported = fold(null, signal);
        return new Finding(
                keyOf(signal),
                signal,
                reported.updatedAt(),
                reported.severity(),
                true,
                0,
                reported.createdAt(),
                reported.firstSeen(),
                reported.lastSeen(),
                reported.evidence(),
                false);
    }

    /** A finding that nobody suppresses. */
    public static Finding finding(FindingState state) {
        return finding(keyOf(state.latest()), state, false);
    }

    /**
     * The finding as it is written: absolute values, so that writing it twice changes nothing.
     *
     * @param id of its signals, as of {@link #keyOf}
     * @param archived suppressions fit all of its signals: the finding is kept, but nobody is notified
     */
    public static Finding finding(String id, FindingState state, boolean archived) {
        return finding(id, state, archived, false);
    }

    private static Finding finding(String id, FindingState state, boolean archived, boolean provisional) {
        return new Finding(
                id,
                state.latest(),
                state.updatedAt(),
                state.severity(),
                archived,
                state.count(),
                state.createdAt(),
                state.firstSeen(),
                state.lastSeen(),
                state.evidence(),
                provisional);
    }
}
