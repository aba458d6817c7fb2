package io.vigil.models.machineclass;

import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalTies;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A use, once it is known what the others of its class did meanwhile. */
public record UseJudged(Signal signal) implements ClassInput {
    /** Within it a new release reaches a second and a third machine, where it is rolled out to all of them. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Null for what is no report of a use. */
    static @Nullable UseJudged of(Signal signal) {
        return ServiceUse.of(signal) == null ? null : new UseJudged(signal);
    }

    ServiceUse use() {
        return new ServiceUse(signal);
    }

    @Override
    public String account() {
        return signal.account();
    }

    @Override
    public String instance() {
        return use().instance();
    }

    @Override
    public long time() {
        return signal.time() + PATIENCE.toMillis();
    }

    @Override
    public int rank() {
        return 2;
    }

    @Override
    public int compareAlike(ClassInput other) {
        return SignalTies.ORDER.compare(signal, ((UseJudged) other).signal);
    }
}
