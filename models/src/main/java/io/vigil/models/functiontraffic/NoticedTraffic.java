package io.vigil.models.functiontraffic;

import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalTies;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a rule noticed something about traffic of an interface.
 *
 * @param signal of an interface that is no instance's
 */
public record NoticedTraffic(Signal signal) implements InterfaceInput {
    /** Null for signals about instances, and for those about no interface. */
    static @Nullable NoticedTraffic of(Signal signal) {
        boolean isOne = signal.subject().networkInterface() != null
                && signal.subject().instance() == null
                && signal.detection().type() != null;
        return isOne ? new NoticedTraffic(signal) : null;
    }

    @Override
    public String account() {
        return signal.account();
    }

    @Override
    public String networkInterface() {
        return Objects.requireNonNull(signal.subject().networkInterface());
    }

    @Override
    public long time() {
        return signal.time();
    }

    @Override
    public int compareTies(InterfaceInput other) {
        return other instanceof NoticedTraffic traffic ? SignalTies.ORDER.compare(signal, traffic.signal) : 1;
    }
}
