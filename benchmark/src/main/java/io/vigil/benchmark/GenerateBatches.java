package io.vigil.benchmark;

import io.vigil.benchmark.load.Load;
import io.vigil.events.Event;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the load, chunk by chunk, as a source would decode what it reads. The load does not travel with the job: making or copying it would
 * be part of what is measured, so a run in the same process leaves it here.
 */
final class GenerateBatches<E extends Event> implements GeneratorFunction<Long, Batch<E>> {
    private static final long serialVersionUID = 1;

    private static final AtomicReference<@Nullable Run> CURRENT = new AtomicReference<>();

    private final LogFormat<E> format;

    /** One run over the load; its watch starts with the first chunk, when the job stands. */
    static final class Run {
        private final Load load;
        private Rate.@Nullable Stopwatch watch;

        private Run(Load load) {
            this.load = load;
        }

        private byte[] chunk(long number) {
            if (watch == null) {
                watch = new Rate.Stopwatch();
            }
            return load.inLaps(number);
        }

        Rate rate(long records) {
            return watch.rate(records);
        }
    }

    GenerateBatches(LogFormat<E> format) {
        this.format = format;
    }

    /** For the next job of this process. */
    static Run over(Load load) {
        var run = new Run(load);
        CURRENT.set(run);
        return run;
    }

    @Override
    public Batch<E> map(Long number) throws IOException {
        byte[] lines = CURRENT.get().chunk(number);
        try (var reader = format.open(new ByteArrayInputStream(lines), "benchmark", Long.MAX_VALUE)) {
            return reader.next();
        }
    }
}
