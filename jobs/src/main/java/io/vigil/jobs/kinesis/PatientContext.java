package io.vigil.jobs.kinesis;

import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.jspecify.annotations.Nullable;

/** Passes records on at once, and no watermark or idleness before a time. */
@SuppressWarnings("deprecation")
final class PatientContext<T> implements SourceFunction.SourceContext<T> {
    private final SourceFunction.SourceContext<T> context;
    /** Of {@link System#nanoTime}. */
    private final long until;

    private @Nullable Watermark heldBack;

    PatientContext(SourceFunction.SourceContext<T> context, long until) {
        this.context = context;
        this.until = until;
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
        if (System.nanoTime() - until < 0) {
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
