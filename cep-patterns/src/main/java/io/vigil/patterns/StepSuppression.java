package io.vigil.patterns;

import io.vigil.catalogue.Tuning;
import io.vigil.events.signals.Signal;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The user's suppressions of one step.
 *
 * @param step {@code unit-id.step}
 */
record StepSuppression(Tuning tuning, String step) implements Serializable {
    /** Null when there are none. */
    static @Nullable StepSuppression of(Tuning tuning, String unit, String step) {
        String name = unit + "." + step;
        return tuning.hasStep(name) ? new StepSuppression(tuning, name) : null;
    }

    boolean fits(Signal signal) {
        return tuning.suppressesStep(step, signal);
    }
}
