package io.vigil.connectors.kinesis;

import io.vigil.events.Event;
import io.vigil.sources.Batch;
import java.time.Duration;
import org.apache.flink.streaming.api.functions.AssignerWithPeriodicWatermarks;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Watermark of one shard: the latest event it brought, less the disorder that is waited for. The connector keeps one of these a shard and
 * passes on the earliest; this old interface is the only one that it does that for.
 */
@SuppressWarnings("deprecation")
final class LatestOfShard<E extends Event> implements AssignerWithPeriodicWatermarks<Batch<E>> {
    private static final long serialVersionUID = 1;

    private final long bound;
    private long latest = Long.MIN_VALUE;

    LatestOfShard(Duration bound) {
        this.bound = bound.toMillis();
    }

    /** The batch's latest event; a batch of rejects alone changes nothing. */
    @Override
    public long extractTimestamp(Batch<E> batch, long previous) {
        for (E event : batch.events()) {
            latest = Math.max(latest, event.time());
        }
        return latest;
    }

    @Override
    public Watermark getCurrentWatermark() {
        return new Watermark(latest == Long.MIN_VALUE ? latest : latest - bound - 1);
    }
}
