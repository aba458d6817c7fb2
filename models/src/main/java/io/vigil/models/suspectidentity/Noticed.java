package io.vigil.models.suspectidentity;

import io.vigil.events.ApiCallActivity;
import io.vigil.events.ByContent;
import io.vigil.events.Signal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A detection noticed what somebody did.
 *
 * @param signal about a principal, by a call
 */
public record Noticed(Signal signal) implements IdentityInput {
    private static final Comparator<Signal> TIES =
            Comparator.comparing(Signal::id).thenComparing(new ByContent<>(Signal.class));

    /** Null when nobody is known to have done it, or a list told of it later. */
    static @Nullable Noticed of(Signal signal) {
        boolean somebody = signal.activity() instanceof ApiCallActivity
                && signal.subject().principal() != null
                && !signal.occurrence().isRetrospective();
        return somebody ? new Noticed(signal) : null;
    }

    @Override
    public String account() {
        return signal.account();
    }

    @Override
    public String eventId() {
        return signal.evidence().lastEvent();
    }

    @Override
    public long time() {
        return signal.time();
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public int compareAlike(IdentityInput other) {
        return TIES.compare(signal, ((Noticed) other).signal);
    }
}
