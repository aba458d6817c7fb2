package io.vigil.connectors.kinesis;

import io.vigil.events.Event;
import io.vigil.sources.Batch;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.connectors.kinesis.internals.KinesisDataFetcher;
import org.apache.flink.streaming.connectors.kinesis.internals.ShardConsumer;
import org.apache.flink.streaming.connectors.kinesis.metrics.ShardConsumerMetricsReporter;
import org.apache.flink.streaming.connectors.kinesis.model.KinesisStreamShardState;
import org.apache.flink.streaming.connectors.kinesis.model.SentinelSequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.SequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardHandle;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/**
 * The connector's fetcher with watermarks of our own. The connector's move with events alone, leave out a shard that is behind as soon as it
 * brings nothing for a while, and cannot use when a record arrived. This class rests on the connector's protected methods, so look at it
 * whenever the connector's version changes.
 */
@SuppressWarnings("deprecation")
final class PacedFetcher<E extends Event> extends KinesisDataFetcher<Batch<E>> {
    private final SourceFunction.SourceContext<Batch<E>> context;
    private final SourceProgress progress;
    private final SharedPace pace;
    private final Clock clock;
    private long emitted = ShardProgress.UNKNOWN;
    private boolean idle;
    private volatile boolean stopped;
    private volatile boolean failed;

    /** @param consumer that the fetcher reads for */
    PacedFetcher(
            PatientConsumer<E> consumer,
            Subtask<E> subtask,
            Properties properties,
            KinesisDeserializationSchema<Batch<E>> schema,
            Clock clock) {
        super(
                subtask.streams(),
                subtask.context(),
                subtask.runtime(),
                properties,
                schema,
                consumer.getShardAssigner(),
                consumer.getPeriodicWatermarkAssigner(),
                null);
        this.context = subtask.context();
        this.progress = new SourceProgress(consumer.waiting());
        this.pace = new SharedPace(subtask.streams(), subtask.runtime());
        this.clock = clock;
    }

    /** What reads, and for whom. */
    record Subtask<E extends Event>(
            List<String> streams, SourceFunction.SourceContext<Batch<E>> context, RuntimeContext runtime) {}

    @Override
    public int registerNewSubscribedShardState(KinesisStreamShardState state) {
        int shard = super.registerNewSubscribedShardState(state);
        if (!state.getLastProcessedSequenceNum()
                .equals(SentinelSequenceNumber.SENTINEL_SHARD_ENDING_SEQUENCE_NUM.get())) {
            progress.found(shard, clock.millis());
        }
        return shard;
    }

    @Override
    protected ShardConsumer<Batch<E>> createShardConsumer(
            Integer shard,
            StreamShardHandle handle,
            SequenceNumber last,
            MetricGroup metrics,
            KinesisDeserializationSchema<Batch<E>> schema)
            throws InterruptedException {
        var reads = createRecordPublisher(last, getConsumerConfiguration(), metrics, handle);
        return new ShardConsumer<>(
                this,
                new PacedReads(reads, progress.shard(shard), progress, clock),
                shard,
                handle,
                last,
                new ShardConsumerMetricsReporter(metrics),
                schema);
    }

    /** First the events, then what follows from them: no event is late because of its own record. */
    @Override
    protected void emitRecordAndUpdateState(Batch<E> batch, long arrival, int shard, SequenceNumber last) {
        super.emitRecordAndUpdateState(batch, arrival, shard, last);
        if (!batch.events().isEmpty()) {
            progress.shard(shard).brought(LatestOfBatch.of(batch), arrival, clock.millis());
        }
    }

    /**
     * The connector hands shards to threads that read them. Stopped meanwhile, it goes on, and the threads refuse: a failure, by which the job restarts
     * and its savepoint is lost. But the savepoint knows these shards, read or not.
     */
    @Override
    public void runFetcher() throws Exception {
        try {
            super.runFetcher();
        } catch (RejectedExecutionException tooLate) {
            if (failed || !stopped) {
                throw tooLate;
            }
            awaitTermination();
        }
    }

    /** The connector interrupts no thread that reads, but waits for its end; one that pauses would pause for ever. */
    @Override
    public void shutdownFetcher() {
        stopped = true;
        progress.stop();
        super.shutdownFetcher();
    }

    @Override
    protected void stopWithError(Throwable cause) {
        failed = true;
        super.stopWithError(cause);
    }

    /** Called by the connector at the interval of watermarks. To emit one ends idleness, so that it is declared anew. */
    @Override
    protected void emitWatermark() {
        long now = clock.millis();
        progress.alignWith(pace.share(progress.slowest(now), now));
        var step = progress.step(now);
        if (step.watermark() > emitted || idle && !step.idle()) {
            emitted = Math.max(emitted, step.watermark());
            context.emitWatermark(new Watermark(emitted));
            idle = false;
        }
        if (step.idle() && !idle) {
            context.markAsTemporarilyIdle();
            idle = true;
        }
    }
}
