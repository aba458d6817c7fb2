package io.vigil.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.benchmark.load.Load;
import io.vigil.events.Event;
import io.vigil.intel.Intel;
import io.vigil.jobs.detections.Detections;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards what the entities of each log take of a state backend: principals, interfaces, instances. */
class EntitySizesTest {
    /** Bytes that all but one entity in a hundred may take, about a fifth above what was measured. Raise a bound only knowingly. */
    private static final Map<String, Integer> MOST = Map.of(
            "cloudtrail", 900,
            "vpc-flow", 1700,
            "dns", 850);

    private static final int LAP = 32_000;
    private static final int DAYS = 5;

    @TempDir
    private Path folder;

    static Stream<Bench<?>> logs() {
        return Bench.all().stream();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void anEntityOfTheSteadyStateTakesNoMoreThanItsBound(Bench<?> bench) throws IOException {
        EntitySizes sizes = sizes(bench);

        assertThat(sizes.median()).isPositive();
        assertThat(sizes.p99())
                .as("bytes of state an entity of %s; the bound is in %s", bench.name(), getClass())
                .isBetween(sizes.median(), MOST.get(bench.name()));
    }

    private <E extends Event> EntitySizes sizes(Bench<E> bench) throws IOException {
        var load = Load.of(LAP / bench.load().recordsAChunk(), bench.load(), DAYS);
        Intel intel = Intel.load(MadeUpIntel.in(folder), (place, path, wayOut) -> {
            throw new IllegalArgumentException(place + ": " + wayOut);
        });
        return EntitySizes.after(load, bench, intel, Detections.shipped());
    }
}
