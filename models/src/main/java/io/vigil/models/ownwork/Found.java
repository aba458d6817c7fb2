package io.vigil.models.ownwork;

import io.vigil.events.EventTies;
import io.vigil.events.Signal;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import io.vigil.models.baseline.NoticedAct;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found of a resource.
 *
 * @param signal with a finding type, a principal and a resource
 */
@TypeInfo(StateTypeFactory.class)
public record Found(Signal signal) implements OwnedInput, NoticedAct {
    static final StateCodec<Found> CODEC = StateCodec.around(Signal.class, Found::signal, Found::new);

    /** Null for building blocks, and where nobody or nothing is named. */
    static @Nullable Found of(Signal signal) {
        boolean named = signal.detection().type() != null
                && signal.subject().principal() != null
                && signal.subject().resource() != null;
        return named ? new Found(signal) : null;
    }

    @Override
    public String account() {
        return signal.account();
    }

    @Override
    public String resource() {
        return Objects.requireNonNull(signal.subject().resource());
    }

    @Override
    public long time() {
        return signal.time();
    }

    @Override
    public int compareTies(OwnedInput other) {
        return other instanceof Found found ? EventTies.SIGNALS.compare(signal, found.signal) : 1;
    }
}
