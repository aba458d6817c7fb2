package io.vigil.models.instancecredentials;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.detection.SignalDraft;
import io.vigil.events.signals.Signal;
import io.vigil.events.vpcflow.NetworkFlow;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a suspected use of an instance's credentials with the instance's own traffic. A call that the instance made has left a flow between it
 * and AWS; where there is none, although the log is healthy, somebody else made it.
 */
public final class Alibi implements CombiningDetector<AlibiInput, Whereabouts> {
    /** How long after a call the flows that speak for it may come, in event time. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What it remembers of an instance lasts an hour; this is for the clock that expires it. */
    private static final Duration FORGET_AFTER = Duration.ofDays(1);

    private static final long AROUND = Duration.ofMinutes(2).toMillis();
    private static final long BEFORE = Duration.ofMinutes(12).toMillis();

    private final Emit emit;

    public Alibi(Unit unit) {
        emit = unit.emit(InstanceCredentialExfiltration.INSIDE);
    }

    @Override
    public String id() {
        return InstanceCredentialExfiltration.ID;
    }

    @Override
    public List<Feed<?, AlibiInput>> feeds() {
        return List.of(
                Feed.ofSignals(Set.of(InstanceCredentialExfiltration.ID), Suspicion::of),
                Feed.ofLog(NetworkFlow.class, new InstanceActivity.OncePerMinute()::apply));
    }

    @Override
    public Class<AlibiInput> observes() {
        return AlibiInput.class;
    }

    @Override
    public Class<Whereabouts> memory() {
        return Whereabouts.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** The thefts among the suspicions; suspicions themselves are not repeated. */
    @Override
    public @Nullable Whereabouts observe(@Nullable Whereabouts memory, AlibiInput input, Emitter out) {
        if (input instanceof InstanceActivity activity) {
            Whereabouts whereabouts = memory == null ? new Whereabouts() : memory;
            whereabouts.note(activity);
            return whereabouts;
        }
        if (input instanceof Suspicion suspicion) {
            Signal theft = judge(memory, suspicion.signal());
            if (theft != null) {
                out.signal(theft);
            }
        }
        return memory;
    }

    /** The theft that the suspicion turns out to be, asked {@link #PATIENCE} after it; null with an alibi, or when flow logs cannot settle it. */
    private @Nullable Signal judge(@Nullable Whereabouts whereabouts, Signal suspicion) {
        long call = suspicion.time();
        if (whereabouts == null || !isHealthy(whereabouts, call)) {
            return null;
        }
        double weight = suspicion.score().value() + Sign.weight(Set.of(Sign.NO_TRAFFIC));
        boolean silent = !whereabouts.wasActiveBetween(call - AROUND, call + AROUND);
        return silent && weight >= Sign.ENOUGH_INSIDE && (isElsewhere(suspicion) || looksAround(suspicion))
                ? SignalDraft.confirmed(suspicion, emit, call + PATIENCE.toMillis(), weight)
                : null;
    }

    /** Records before the call and after it, and none missing in between. */
    private static boolean isHealthy(Whereabouts whereabouts, long call) {
        long end = call + PATIENCE.toMillis();
        return whereabouts.isCoveredBetween(call - BEFORE, call - AROUND)
                && whereabouts.isCoveredBetween(call + AROUND, end)
                && !whereabouts.skippedBetween(call - BEFORE, end);
    }

    private static boolean isElsewhere(Signal suspicion) {
        return isUnusual(suspicion, CredentialUseExplanation.NETWORK);
    }

    private static boolean looksAround(Signal suspicion) {
        return isUnusual(suspicion, CredentialUseExplanation.NEW_APIS);
    }

    private static boolean isUnusual(Signal suspicion, String feature) {
        return Arrays.stream(suspicion.evidence().observations())
                .anyMatch(seen -> seen.unusual() && seen.feature().equals(feature));
    }
}
