package io.vigil.models.instancecredentials;

import io.vigil.catalogue.Emit;
import io.vigil.catalogue.SignalDraft;
import io.vigil.catalogue.Unit;
import io.vigil.events.Presence;
import io.vigil.events.Signal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a suspected use of an instance's credentials with the instance's own traffic. A call that the instance made has left a flow between it
 * and AWS; where there is none, although the log is healthy, somebody else made it.
 */
public final class Alibi {
    /** How long after a call the flows that speak for it may come, in event time. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What it remembers of an instance lasts an hour; this is for the clock that expires it. */
    public static final Duration FORGET_AFTER = Duration.ofDays(1);

    private static final long AROUND = Duration.ofMinutes(2).toMillis();
    private static final long BEFORE = Duration.ofMinutes(12).toMillis();

    private final Emit emit;

    private Alibi(Unit unit) {
        emit = unit.emit(InstanceCredentialExfiltration.INSIDE);
    }

    /**
     * Null when the detection that suspects is not among the units.
     *
     * @param units those that run
     */
    public static @Nullable Alibi of(List<Unit> units) {
        return units.stream()
                .filter(unit -> unit.id().equals(InstanceCredentialExfiltration.ID))
                .findFirst()
                .map(Alibi::new)
                .orElse(null);
    }

    /** Whether a signal is a suspicion that flow logs can settle. */
    public static boolean settles(Signal signal) {
        return signal.type() == null
                && signal.unit().equals(InstanceCredentialExfiltration.ID)
                && signal.subject().instance() != null;
    }

    public Whereabouts note(@Nullable Whereabouts known, Presence presence) {
        Whereabouts whereabouts = known == null ? new Whereabouts() : known;
        whereabouts.note(presence);
        return whereabouts;
    }

    /** The theft that the suspicion turns out to be, asked {@link #PATIENCE} after it; null when the instance has an alibi or nobody can tell. */
    public @Nullable Signal judge(@Nullable Whereabouts whereabouts, Signal suspicion) {
        long call = suspicion.time();
        if (whereabouts == null || !isHealthy(whereabouts, call)) {
            return null;
        }
        double weight = suspicion.score() + Sign.weight(Set.of(Sign.NO_TRAFFIC));
        boolean silent = !whereabouts.spokeBetween(call - AROUND, call + AROUND);
        return silent && weight >= Sign.ENOUGH_INSIDE && (isElsewhere(suspicion) || looksAround(suspicion))
                ? SignalDraft.confirmed(suspicion, emit, call + PATIENCE.toMillis(), weight)
                : null;
    }

    /** Records before the call and after it, and none missing in between. */
    private static boolean isHealthy(Whereabouts whereabouts, long call) {
        long end = call + PATIENCE.toMillis();
        return whereabouts.toldBetween(call - BEFORE, call - AROUND)
                && whereabouts.toldBetween(call + AROUND, end)
                && !whereabouts.skippedBetween(call - BEFORE, end);
    }

    private static boolean isElsewhere(Signal suspicion) {
        return isUnusual(suspicion, Explanation.NETWORK);
    }

    private static boolean looksAround(Signal suspicion) {
        return isUnusual(suspicion, Explanation.NEW_APIS);
    }

    private static boolean isUnusual(Signal suspicion, String feature) {
        return Arrays.stream(suspicion.observations())
                .anyMatch(seen -> seen.unusual() && seen.feature().equals(feature));
    }
}
