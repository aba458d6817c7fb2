package io.vigil.benchmark;

import io.vigil.benchmark.load.Load;
import io.vigil.detection.Emitter;
import io.vigil.events.Event;
import io.vigil.intel.Intel;
import io.vigil.jobs.detections.Detections;
import io.vigil.sources.HeldBytes;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Bytes of state that the entities of a log take, all its detectors together.
 *
 * @param median of half of the entities at most
 * @param p99 of all but one in a hundred at most
 * @param most of the one that takes most
 */
record EntitySizes(int entities, int median, int p99, int most) {
    private static final Emitter NOBODY = Emitter.of(signal -> {}, novelty -> {});

    /** After the load's history, and as much of what comes behind it as a day of the history has. */
    static <E extends Event> EntitySizes after(Load load, Bench<E> bench, Intel intel, Detections detections)
            throws IOException {
        List<? extends Hosted<E, ?>> models = bench.kind().detectors(detections).stream()
                .map(detector -> new Hosted<>(detector))
                .toList();
        for (long chunk = 0; chunk < load.historyChunks() + load.chunks(); chunk++) {
            try (var reader = bench.format().open(new HeldBytes(load.inLaps(chunk)), bench.name(), Long.MAX_VALUE)) {
                for (E bare : Objects.requireNonNull(reader.next()).events()) {
                    E event = bench.kind().enrich(intel, bare);
                    models.forEach(model -> model.see(bench.kind().key(event), event, NOBODY));
                }
            }
        }
        Map<Long, Integer> bytes = new HashMap<>();
        for (Hosted<E, ?> model : models) {
            model.addBytes(bytes);
        }
        return of(bytes.values().stream()
                .mapToInt(memories -> Hosted.OF_ENTITY + memories)
                .sorted()
                .toArray());
    }

    /** @param sorted not empty */
    private static EntitySizes of(int[] sorted) {
        int last = sorted.length - 1;
        return new EntitySizes(sorted.length, sorted[last / 2], sorted[(int) (last * 0.99)], sorted[last]);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "bytes of state an entity, of %,d: median %,d, p99 %,d, most %,d",
                entities,
                median,
                p99,
                most);
    }
}
