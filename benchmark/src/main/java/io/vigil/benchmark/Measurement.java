package io.vigil.benchmark;

import io.vigil.benchmark.FindingDigest.Found;
import org.jspecify.annotations.Nullable;

/**
 * What so many records cost.
 *
 * @param found by a whole pipeline; else null
 */
record Measurement(long records, Expense expense, @Nullable Found found) {
    /** Records a second of processor time, of all threads together but the compilers: what one core does, whoever else wants it. */
    double aCoreSecond() {
        return 1e9 / nanos();
    }

    /** Processor time a record, without compiling. */
    double nanos() {
        return (double) expense.nanosWithoutCompilers() / records;
    }

    double compilerNanos() {
        return (double) expense.compilers() / records;
    }

    double allocatedBytes() {
        return (double) expense.allocatedBytes() / records;
    }
}
