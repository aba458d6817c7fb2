package io.vigil.connectors.kinesis;

import io.vigil.events.text.Printable;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.connectors.kinesis.util.JobManagerWatermarkTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the slowest shard of a log is read, over all subtasks: each reports to the JobManager once a second. Logs are not compared with each other,
 * as they are delivered with delays of their own, and a log's events wait in operators of that log alone.
 */
final class SharedPace {
    private static final Logger LOG = LoggerFactory.getLogger(SharedPace.class);
    private static final long EVERY_MILLIS = 1000;

    /** What the tracker takes for a subtask that says nothing, and answers when all do. */
    private static final long NOTHING_KNOWN = Long.MIN_VALUE;

    private final JobManagerWatermarkTracker tracker;
    private long shared;
    private long slowest = SourceProgress.NONE;

    SharedPace(List<String> streams, RuntimeContext runtime) {
        tracker = new JobManagerWatermarkTracker("slowest shard of " + String.join(",", streams));
        tracker.open(runtime);
    }

    /**
     * @param own the slowest watermark of this subtask
     * @return the slowest of all, at most a second old; it stays when the JobManager does not answer
     */
    long share(long own, long now) {
        if (now - shared < EVERY_MILLIS) {
            return slowest;
        }
        shared = now;
        try {
            long answer = tracker.updateWatermark(Math.max(own, NOTHING_KNOWN + 1));
            slowest = answer == NOTHING_KNOWN ? SourceProgress.NONE : answer;
        } catch (RuntimeException unanswered) {
            LOG.warn(
                    "the JobManager was not asked how far other shards are read: {}",
                    Printable.of(unanswered.toString()));
        }
        return slowest;
    }
}
