package io.vigil.connectors.kinesis;

import io.vigil.events.Event;
import io.vigil.sources.Batch;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.kinesis.shaded.com.amazonaws.metrics.AwsSdkMetrics;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.connectors.kinesis.FlinkKinesisConsumer;
import org.apache.flink.streaming.connectors.kinesis.internals.KinesisDataFetcher;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;

/**
 * The connector's consumer, with watermarks that wait for every shard until it was read to its end, and begun where it is meant to unless its
 * own state says otherwise. Alone, it leaves a shard out of the watermark until that shard has brought its first record: whichever shard
 * answers first after a start would then make the backlog of all others late.
 */
@SuppressWarnings("deprecation")
final class PatientConsumer<E extends Event> extends FlinkKinesisConsumer<Batch<E>> {
    private static final long serialVersionUID = 1;

    /**
     * The client inside the connector registers itself with the process for its metrics, for ever: each job that has ended would leave all of its
     * classes there.
     */
    private static final String LEAVES_NOTHING = "unregister-aws-metrics";

    private final Waiting waiting;

    PatientConsumer(
            List<String> streams,
            KinesisDeserializationSchema<Batch<E>> schema,
            Properties properties,
            Waiting waiting) {
        super(streams, schema, properties);
        this.waiting = waiting;
        setPeriodicWatermarkAssigner(new LatestOfBatch<>());
    }

    Waiting waiting() {
        return waiting;
    }

    /**
     * Flink marks all operators of a restored job alike as restored. A consumer that the snapshot does not know, as after a replay, would take
     * its shards for ones that have been added since, and read them from their beginning.
     */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        // The consumer has registered nothing yet: what is registered comes from the snapshot.
        boolean known =
                !context.getOperatorStateStore().getRegisteredStateNames().isEmpty();
        super.initializeState(known ? context : new Unrestored(context));
    }

    /** Here, in the source of a live job, the clock is read; what is known of shards is then handed the time. */
    @Override
    protected KinesisDataFetcher<Batch<E>> createFetcher(
            List<String> streams,
            SourceFunction.SourceContext<Batch<E>> context,
            RuntimeContext runtime,
            Properties properties,
            KinesisDeserializationSchema<Batch<E>> schema) {
        runtime.registerUserCodeClassLoaderReleaseHookIfAbsent(
                LEAVES_NOTHING, AwsSdkMetrics::unregisterMetricAdminMBean);
        var subtask = new PacedFetcher.Subtask<>(streams, context, runtime);
        return new PacedFetcher<>(this, subtask, properties, schema, Clock.systemUTC());
    }
}
