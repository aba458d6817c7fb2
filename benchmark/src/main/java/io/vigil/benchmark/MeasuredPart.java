package io.vigil.benchmark;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The last part of a run, which is measured, while the job stands and all is warm. It does not travel with the job: a run in the same process finds
 * it here.
 */
final class MeasuredPart {
    private static final AtomicReference<@Nullable MeasuredPart> CURRENT = new AtomicReference<>();

    private final KernelThreads kernel;
    private final long first;
    private final long end;
    private Expense.@Nullable Meter meter;
    private @Nullable Expense expense;

    private MeasuredPart(KernelThreads kernel, long first, long end) {
        this.kernel = kernel;
        this.first = first;
        this.end = end;
    }

    /** Of the next job of this process. */
    static MeasuredPart behind(long unmeasured, long measured, KernelThreads kernel) {
        var part = new MeasuredPart(kernel, unmeasured, unmeasured + measured);
        CURRENT.set(part);
        return part;
    }

    /** How many its source makes: one more than are measured, since with it the measurement ends. */
    long all() {
        return end + 1;
    }

    /** The source is about to make the one of this number. */
    static void reach(long number) {
        MeasuredPart part = Objects.requireNonNull(CURRENT.get());
        if (number == part.first) {
            part.meter = new Expense.Meter(part.kernel);
        }
        if (number == part.end) {
            part.expense = Objects.requireNonNull(part.meter).sinceStart();
        }
    }

    Expense expense() {
        return Objects.requireNonNull(expense, "the job did not come to its end");
    }
}
