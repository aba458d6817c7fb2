package io.vigil.connectors.kinesis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.vigil.connectors.BatchType;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.sources.Batch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.kinesis.shaded.com.amazonaws.services.kinesis.model.Shard;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.connectors.kinesis.config.AWSConfigConstants;
import org.apache.flink.streaming.connectors.kinesis.internals.KinesisDataFetcher;
import org.apache.flink.streaming.connectors.kinesis.model.KinesisStreamShardState;
import org.apache.flink.streaming.connectors.kinesis.model.SentinelSequenceNumber;
import org.apache.flink.streaming.connectors.kinesis.model.StreamShardHandle;
import org.apache.flink.streaming.connectors.kinesis.serialization.KinesisDeserializationSchema;
import org.apache.flink.streaming.util.MockStreamingRuntimeContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // the connector's consumer is a source of the older kind
class PacedFetcherTest {
    private static final String STREAM = "trail";
    /** In CBOR: an iterator, and a stream that is there. */
    private static final String ANSWER =
            "\u00a2mShardIteratorefirstqStreamDescription\u00a2lStreamStatusfACTIVEiStreamARNcarn";

    private static final String SHARD = "shardId-000000000000";

    /** What happens to the fetcher just before a thread is to read a shard. The connector clones schemas, so this is not a field of one. */
    private static Runnable beforeTheShardIsHandedOn;

    private HttpServer kinesis;
    private PacedFetcher<ApiCall> fetcher;

    @BeforeEach
    void start() throws IOException {
        kinesis = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] answer = ANSWER.getBytes(ISO_8859_1);
        kinesis.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        kinesis.start();
        fetcher = fetcher();
        fetcher.advanceLastDiscoveredShardOfStream(STREAM, SHARD);
        fetcher.registerNewSubscribedShardState(new KinesisStreamShardState(
                KinesisDataFetcher.convertToStreamShardMetadata(shard()),
                shard(),
                SentinelSequenceNumber.SENTINEL_EARLIEST_SEQUENCE_NUM.get()));
    }

    @AfterEach
    void stop() {
        fetcher.shutdownFetcher();
        kinesis.stop(0);
    }

    @Test
    void aStopWhileShardsAreHandedOnIsNoFailure() {
        beforeTheShardIsHandedOn = fetcher::shutdownFetcher;

        assertThatCode(fetcher::runFetcher).doesNotThrowAnyException();
    }

    @Test
    void aFailureWhileShardsAreHandedOnStaysOne() {
        beforeTheShardIsHandedOn =
                () -> fetcher.stopWithError(new IllegalStateException("the first shard is unreadable"));

        assertThatThrownBy(fetcher::runFetcher).isInstanceOf(RejectedExecutionException.class);
    }

    private PacedFetcher<ApiCall> fetcher() {
        var properties = new Properties();
        properties.setProperty(AWSConfigConstants.AWS_REGION, "eu-west-1");
        properties.setProperty(
                AWSConfigConstants.AWS_ENDPOINT,
                "http://localhost:" + kinesis.getAddress().getPort());
        properties.setProperty(AWSConfigConstants.AWS_CREDENTIALS_PROVIDER, "BASIC");
        properties.setProperty(AWSConfigConstants.AWS_ACCESS_KEY_ID, "test");
        properties.setProperty(AWSConfigConstants.AWS_SECRET_ACCESS_KEY, "test");
        var second = Duration.ofSeconds(1);
        var consumer =
                new PatientConsumer<>(List.of(STREAM), new Noticing(), properties, new Waiting(second, second, second));
        return (PacedFetcher<ApiCall>) consumer.createFetcher(
                List.of(STREAM),
                new Nowhere(),
                new MockStreamingRuntimeContext(true, 1, 0),
                properties,
                new Noticing());
    }

    private static StreamShardHandle shard() {
        return new StreamShardHandle(STREAM, new Shard().withShardId(SHARD));
    }

    private static final class Noticing implements KinesisDeserializationSchema<Batch<ApiCall>> {
        private static final long serialVersionUID = 1;

        @Override
        public void open(DeserializationSchema.InitializationContext context) {
            beforeTheShardIsHandedOn.run();
        }

        @Override
        public Batch<ApiCall> deserialize(
                byte[] record, String partitionKey, String sequence, long arrival, String stream, String shard) {
            throw new AssertionError("no shard is read");
        }

        @Override
        public TypeInformation<Batch<ApiCall>> getProducedType() {
            return BatchType.of(ApiCall.class);
        }
    }

    private static final class Nowhere implements SourceFunction.SourceContext<Batch<ApiCall>> {
        @Override
        public void collect(Batch<ApiCall> batch) {
            throw new AssertionError("no shard is read");
        }

        @Override
        public void collectWithTimestamp(Batch<ApiCall> batch, long time) {
            collect(batch);
        }

        @Override
        public void emitWatermark(Watermark mark) {}

        @Override
        public void markAsTemporarilyIdle() {}

        @Override
        public Object getCheckpointLock() {
            return this;
        }

        @Override
        public void close() {}
    }
}
