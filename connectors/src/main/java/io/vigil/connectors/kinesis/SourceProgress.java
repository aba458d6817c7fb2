package io.vigil.connectors.kinesis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The shards that one subtask reads: what watermark they allow together, and which of them must wait for slower ones.
 *
 * <p>Shards with events, or behind, decide; quiet ones are left out, so that they hold nobody up. When all are quiet they decide, by the clock,
 * and the subtask is idle at the same time: other subtasks and logs with events still go ahead of it.
 */
final class SourceProgress {
    /** How far, in event time, a shard may be read ahead of the slowest one. What is ahead waits in memory; in the stream it costs nothing. */
    static final long LOOKAHEAD_MILLIS = 60_000;

    /** No shard need be waited for. */
    static final long NONE = Long.MAX_VALUE;

    private final Waiting waiting;
    private final Map<Integer, ShardProgress> shards = new ConcurrentHashMap<>();
    /** Of all subtasks. */
    private volatile long slowestElsewhere = NONE;

    private volatile boolean stopped;

    SourceProgress(Waiting waiting) {
        this.waiting = waiting;
    }

    void found(int shard, long now) {
        shards.put(shard, new ShardProgress(waiting, now));
    }

    ShardProgress shard(int shard) {
        @Nullable ShardProgress found = shards.get(shard);
        if (found == null) {
            throw new IllegalStateException("shard " + shard + " was never found");
        }
        return found;
    }

    /** The earliest watermark of the shards that are not quiet; {@link ShardProgress#UNKNOWN} before all are known, {@link #NONE} without any. */
    long slowest(long now) {
        return earliest(now, false);
    }

    /** @param slowest of all subtasks that read this log */
    void alignWith(long slowest) {
        slowestElsewhere = slowest;
    }

    /** From now on no shard waits for others: nothing moves any more. */
    void stop() {
        stopped = true;
    }

    /** Whether the shard is to be read no further now. The slowest is never ahead, so that some shard always goes on. */
    boolean isAhead(ShardProgress shard, long now) {
        long reached = shard.watermark();
        return !stopped
                && reached != ShardProgress.UNKNOWN
                && reached - LOOKAHEAD_MILLIS > Math.min(slowest(now), slowestElsewhere);
    }

    /** @param idle whether nobody downstream need wait for this subtask */
    record Step(long watermark, boolean idle) {}

    Step step(long now) {
        long slowest = slowest(now);
        if (slowest != NONE) {
            return new Step(slowest, false);
        }
        long quiet = earliest(now, true);
        return new Step(quiet == NONE ? ShardProgress.UNKNOWN : quiet, true);
    }

    private long earliest(long now, boolean quiet) {
        return shards.values().stream()
                .filter(shard -> !shard.isEnded() && shard.isQuiet(now) == quiet)
                .mapToLong(ShardProgress::watermark)
                .min()
                .orElse(NONE);
    }
}
