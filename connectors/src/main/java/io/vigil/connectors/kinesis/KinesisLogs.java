package io.vigil.connectors.kinesis;

import io.vigil.connectors.BatchType;
import io.vigil.connectors.LiveSource;
import io.vigil.events.Event;
import io.vigil.flink.OperatorIds;
import io.vigil.sources.Batch;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.connectors.kinesis.config.AWSConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.config.ConsumerConfigConstants;
import org.jspecify.annotations.Nullable;

/**
 * Sources that read logs from Kinesis streams.
 *
 * <p>This is the connector's older consumer. Its successor asks each shard for records without a pause, beyond what Kinesis allows to all readers of a
 * shard together, and was seen to lose the order of records when a shard splits.
 *
 * <p>What the consumer remembers of a shard's position is written with Kryo: it asks for that serializer by name, which is why it works
 * although {@code pipeline.generic-types} is off and refuses Kryo to all our types. It needs {@code java.util} opened to reflection.
 *
 * @param region of the streams
 * @param endpoint of a Kinesis that is not AWS's; null for AWS's
 * @param access as whom, and in which way
 * @param startingAt where to begin without a snapshot
 */
public record KinesisLogs(String region, @Nullable String endpoint, KinesisAccess access, StartingAt startingAt) {

    /** Kinesis allows five reads a second and shard, to all its readers together. */
    private static final String READ_EVERY_MILLIS = "500";

    private static final String LOOK_FOR_SHARDS_EVERY_MILLIS = "10000";

    /**
     * All streams of a log as one source.
     *
     * @param waiting for what may still come
     */
    public <E extends Event> LiveSource<E> of(LogStreams<E> streams, Waiting waiting) {
        return environment -> read(environment, streams, waiting);
    }

    @SuppressWarnings("deprecation") // the consumer is a source of the older kind
    private <E extends Event> DataStream<Batch<E>> read(
            StreamExecutionEnvironment environment, LogStreams<E> streams, Waiting waiting) {
        String name = streams.format().name();
        TypeInformation<Batch<E>> batches = BatchType.of(streams.events());
        return environment
                .addSource(source(streams, waiting, batches), "read " + name, batches)
                .uid(OperatorIds.read(name));
    }

    @SuppressWarnings("deprecation")
    private <E extends Event> SourceFunction<Batch<E>> source(
            LogStreams<E> streams, Waiting waiting, TypeInformation<Batch<E>> batches) {
        var decode = new DecodeRecord<>(streams.format(), batches);
        return new PatientConsumer<>(streams.names(), decode, properties(), waiting);
    }

    Properties properties() {
        var properties = new Properties();
        properties.setProperty(AWSConfigConstants.AWS_REGION, region);
        if (endpoint != null) {
            properties.setProperty(AWSConfigConstants.AWS_ENDPOINT, endpoint);
        }
        access.into(properties);
        startingAt.into(properties);
        properties.setProperty(ConsumerConfigConstants.SHARD_GETRECORDS_INTERVAL_MILLIS, READ_EVERY_MILLIS);
        properties.setProperty(ConsumerConfigConstants.SHARD_DISCOVERY_INTERVAL_MILLIS, LOOK_FOR_SHARDS_EVERY_MILLIS);
        return properties;
    }
}
