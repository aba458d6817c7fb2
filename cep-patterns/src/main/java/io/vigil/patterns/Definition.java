package io.vigil.patterns;

import io.vigil.detection.Emit;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequence as its YAML declares it.
 *
 * @param within from the first signal to before the last: at this distance it is too late
 * @param steps in order; at least two, or none when something is counted
 * @param stages what is completed on the way, in order: each may read those before it
 */
record Definition(
        String id,
        Emit emit,
        SequenceKey key,
        Duration within,
        Skip skip,
        List<Step> steps,
        @Nullable Counting counting,
        List<Stage> stages)
        implements Serializable {
    Definition withoutStages() {
        return new Definition(id, emit, key, within, skip, steps, counting, List.of());
    }
}
