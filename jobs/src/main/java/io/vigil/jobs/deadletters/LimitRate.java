package io.vigil.jobs.deadletters;

import io.vigil.events.Rejected;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets so many through in each minute of the clock and counts the others (metric {@code dropped}): a storm of broken records fills no disk. The
 * records themselves are counted by reason where they are read, whether their letters are kept or not.
 */
final class LimitRate extends ProcessFunction<Rejected, String> {
    private static final long serialVersionUID = 1;
    private static final long MINUTE = 60_000;

    private final int perMinute;
    private transient Counter dropped;
    private transient long minute;
    private transient int kept;

    /** @param perMinute of one subtask */
    LimitRate(int perMinute) {
        this.perMinute = perMinute;
    }

    @Override
    public void open(OpenContext context) {
        dropped = getRuntimeContext().getMetricGroup().counter("dropped");
    }

    @Override
    public void processElement(Rejected rejected, Context context, Collector<String> out) {
        long now = context.timerService().currentProcessingTime() / MINUTE;
        if (now != minute) {
            minute = now;
            kept = 0;
        }
        if (kept < perMinute) {
            kept++;
            out.collect(RejectedLine.of(rejected));
        } else {
            dropped.inc();
        }
    }
}
