package io.vigil.benchmark;

import io.vigil.benchmark.load.Load;
import io.vigil.events.Event;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import java.io.ByteArrayInputStream;
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

    private static final AtomicReference<@Nullable Run> CURRENT = new AtomicReference<>();

    private final LogFormat<E> format;

    /** One run over the load, of which the last part is measured, while the job stands and all is warm. */
    static final class Run {
        private final Load load;
        private final KernelThreads kernel;
        private final long first;
        private final long end;
        private Expense.@Nullable Meter meter;
        private @Nullable Expense expense;

        private Run(Load load, KernelThreads kernel, long unmeasured, long measured) {
            this.load = load;
            this.kernel = kernel;
            this.first = unmeasured;
            this.end = unmeasured + measured;
        }

        /** One more than are measured: with it the measurement ends. */
        long chunks() {
            return end + 1;
        }

        private byte[] chunk(long number) {
            if (number == first) {
                meter = new Expense.Meter(kernel);
            }
            if (number == end) {
                expense = Objects.requireNonNull(meter).sinceStart();
            }
            return load.inLaps(number);
        }

        Expense expense() {
            return Objects.requireNonNull(expense, "the job did not come to its end");
        }
    }

    GenerateBatches(LogFormat<E> format) {
        this.format = format;
    }

    /** For the next job of this process. */
    static Run over(Load load, KernelThreads kernel, long unmeasured, long measured) {
        var run = new Run(load, kernel, unmeasured, measured);
        CURRENT.set(run);
        return run;
    }

    @Override
    public Batch<E> map(Long number) throws IOException {
        byte[] lines = Objects.requireNonNull(CURRENT.get()).chunk(number);
        try (var reader = format.open(new ByteArrayInputStream(lines), "benchmark", Long.MAX_VALUE)) {
            return reader.next();
        }
    }
}
