package io.vigil.models.suspectidentity;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.events.signals.ApiCallActivity;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalTies;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * A detection noticed what somebody did.
 *
 * @param signal about a principal, by a call
 */
@TypeInfo(StateTypeFactory.class)
public record Noticed(Signal signal) implements IdentityInput {
    static final StateCodec<Noticed> CODEC = StateCodec.around(Signal.class, Noticed::signal, Noticed::new);

    /** Null when nobody is known to have done it, or a list named it later. */
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
        return SignalTies.ORDER.compare(signal, ((Noticed) other).signal);
    }
}
