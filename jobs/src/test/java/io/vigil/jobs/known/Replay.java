package io.vigil.jobs.known;

import io.vigil.detection.Detector;
import io.vigil.events.logs.LogEvent;
import io.vigil.flink.cache.CacheLimit;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;

/** One detector on its operator, with watermarks now and then and events that come late. Everything that it emits, as bytes in hexadecimal. */
final class Replay<E extends LogEvent> {
    private static final double WATERMARK = 0.05;
    private static final long LATENESS = 600_000L;

    private final Detector<E, ?> detector;
    private final Random random;

    Replay(Detector<E, ?> detector, long seed) {
        this.detector = detector;
        this.random = new Random(seed);
    }

    List<String> of(List<E> events) {
        try (var operator = HostedDetectors.of(List.of(detector), new CacheLimit(0), new HashMapStateBackend())) {
            for (E event : events) {
                operator.process(event);
                if (random.nextDouble() < WATERMARK) {
                    operator.watermark(event.time() - LATENESS);
                }
            }
            operator.watermark(Long.MAX_VALUE);
            return operator.emitted();
        }
    }
}
