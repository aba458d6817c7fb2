package io.vigil.benchmark;

import io.vigil.benchmark.load.Load;
import io.vigil.events.Event;
import io.vigil.sources.Batch;
import io.vigil.sources.HeldBytes;
import io.vigil.sources.LogFormat;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the load, chunk by chunk, as a source would decode what it reads. The load does not travel with the job: making or copying it would
 * be part of what is measured, so a run in the same process leaves it here.
 */
final class GenerateBatches<E extends Event> implements GeneratorFunction<Long, Batch<E>> {
    private static final long serialVersionUID = 1;

    private static final AtomicReference<@Nullable Load> CURRENT = new AtomicReference<>();

    private final LogFormat<E> format;

    private GenerateBatches(LogFormat<E> format) {
        this.format = format;
    }

    /** For the next job of this process. */
    static <E extends Event> GenerateBatches<E> over(Load load, LogFormat<E> format) {
        CURRENT.set(load);
        return new GenerateBatches<>(format);
    }

    @Override
    public Batch<E> map(Long number) throws IOException {
        MeasuredPart.reach(number);
        byte[] lines = Objects.requireNonNull(CURRENT.get()).inLaps(number);
        try (var reader = format.open(new HeldBytes(lines), "benchmark", Long.MAX_VALUE)) {
            return reader.next();
        }
    }
}
