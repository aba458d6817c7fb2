package io.vigil.connectors.kinesis;

import java.time.Duration;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * Passes records on at once, but watermarks and idleness only some time after the first of them was said. By then the shards have been found
 * and are being read, however long that took.
 */
@SuppressWarnings("deprecation")
final class PatientContext<T> implements SourceFunction.SourceContext<T> {
    private final SourceFunction.SourceContext<T> context;
    private final Duration patience;
    /** By {@link System#nanoTime}; null before anything was said. */
    private @Nullable Long since;

    private @Nullable Watermark heldBack;

    PatientContext(SourceFunction.SourceContext<T> context, Duration patience) {
        this.context = context;
        this.patience = patience;
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        heldBack = watermark;
        release();
    }

    /** The consumer says so again and again while no shard brings anything, so nothing that is held back here stays behind. */
    @Override
    public void markAsTemporarilyIdle() {
        if (release()) {
            context.markAsTemporarilyIdle();
        }
    }

    private boolean release() {
        long now = System.nanoTime();
        since = since == null ? Long.valueOf(now) : since;
        if (now - since < patience.toNanos()) {
            return false;
        }
        if (heldBack != null) {
            context.emitWatermark(heldBack);
            heldBack = null;
        }
        return true;
    }

    @Override
    public void collect(T element) {
        context.collect(element);
    }

    @Override
    public void collectWithTimestamp(T element, long timestamp) {
        context.collectWithTimestamp(element, timestamp);
    }

    @Override
    public Object getCheckpointLock() {
        return context.getCheckpointLock();
    }

    @Override
    public void close() {
        context.close();
    }
}
