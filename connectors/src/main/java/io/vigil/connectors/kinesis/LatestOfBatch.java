package io.vigil.connectors.kinesis;

import io.vigil.events.Event;
import io.vigil.sources.Batch;
import org.apache.flink.streaming.api.functions.AssignerWithPeriodicWatermarks;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.jspecify.annotations.Nullable;

/** A batch's latest event as its time. The connector asks for watermarks only where it has one of these; {@link PacedFetcher} gives them. */
@SuppressWarnings("deprecation")
final class LatestOfBatch<E extends Event> implements AssignerWithPeriodicWatermarks<Batch<E>> {
    private static final long serialVersionUID = 1;

    @Override
    public long extractTimestamp(Batch<E> batch, long previous) {
        return batch.events().isEmpty() ? previous : of(batch);
    }

    static <E extends Event> long of(Batch<E> batch) {
        return batch.events().stream().mapToLong(Event::time).max().orElseThrow();
    }

    @Override
    public @Nullable Watermark getCurrentWatermark() {
        return null;
    }
}
