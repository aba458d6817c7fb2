package io.vigil.flink;

import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;

/** What a job counts over all its subtasks and prints at its end. */
public final class Totals {
    public static final String EVENTS = "events";
    public static final String REJECTED = "rejected";
    public static final String SIGNALS = "signals";
    public static final String LATE = "late";
    /** Before the kind of what is passed over. */
    public static final String PASSED_OVER = "passed-over-";

    private Totals() {}

    /** Of the ledger of a log. */
    public static String delivered(String log, String what) {
        return "delivered-" + log + '-' + what;
    }

    /** 0 when nobody counted. */
    public static long of(JobExecutionResult result, String name) {
        Long counted = result.getAccumulatorResult(name);
        return counted == null ? 0 : counted;
    }

    public static LongCounter counter(RuntimeContext context, String name) {
        var counter = new LongCounter();
        context.addAccumulator(name, counter);
        return counter;
    }
}
