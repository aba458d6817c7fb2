package io.vigil.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.connectors.BatchType;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.flink.OperatorIds;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.logs.cloudtrail.CloudTrailLog;
import io.vigil.sinks.FindingStorage;
import io.vigil.sources.Batch;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A live job from its source to its store: a finding is there before the bound has passed, and settles when it has. */
class EarlyToStoreTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String USER = "{\"type\":\"IAMUser\",\"principalId\":\"AIDAEXAMPLE\","
            + "\"arn\":\"arn:aws:iam::111122223333:user/mallory\",\"accountId\":\"111122223333\","
            + "\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"userName\":\"mallory\"}";

    /** Who is behind such keys is known only when all that was before has come. */
    private static final String SESSION = "{\"type\":\"AssumedRole\",\"principalId\":\"AROAEXAMPLE:build\","
            + "\"arn\":\"arn:aws:sts::111122223333:assumed-role/deploy/build\",\"accountId\":\"111122223333\","
            + "\"accessKeyId\":\"ASIAIOSFODNN7EXAMPLE\",\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\","
            + "\"principalId\":\"AROAEXAMPLE\",\"arn\":\"arn:aws:iam::111122223333:role/deploy\","
            + "\"accountId\":\"111122223333\",\"userName\":\"deploy\"}}}";

    private static String stoppedBy(String identity) {
        return "{\"eventVersion\":\"1.08\",\"userIdentity\":" + identity
                + ",\"eventTime\":\"2026-01-05T08:00:00Z\",\"eventSource\":\"cloudtrail.amazonaws.com\","
                + "\"eventName\":\"StopLogging\",\"awsRegion\":\"eu-west-1\",\"sourceIPAddress\":\"198.51.100.7\","
                + "\"userAgent\":\"aws-cli/2\",\"requestParameters\":{\"name\":\"audit\"},\"responseElements\":null,"
                + "\"eventID\":\"e1\",\"readOnly\":false,\"eventType\":\"AwsApiCall\",\"managementEvent\":true,"
                + "\"recipientAccountId\":\"111122223333\",\"eventCategory\":\"Management\"}";
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {USER, SESSION})
    @SuppressWarnings("deprecation") // the simplest source
    void aFindingThatAStormCouldTakeIsStoredBeforeTheBoundAndSettlesBehindIt(String identity) throws Exception {
        Path file = folder.resolve("findings.jsonl");
        var environment = StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
        Pipeline.prepare(environment);
        var batches = environment
                .addSource(
                        new WaitForTheStore(file.toString(), stoppedBy(identity)), "trail", BatchType.of(ApiCall.class))
                .uid(OperatorIds.read("cloudtrail"));
        var drawn = Pipeline.live(Detections.shipped(), IntelSettings.none(), true)
                .draw(List.of(Log.of(new CloudTrailLog(), batches)));
        FindingStorage storage = FindingStorage.at("jsonl:" + file);
        storage.prepare();
        new FindingSink(storage, Duration.ZERO).write(drawn.findings());

        environment.execute("live");

        List<JsonNode> told = lines(file).stream()
                .filter(finding -> finding.get("type").asText().equals("Stealth:IAMUser/CloudTrailLoggingDisabled"))
                .toList();
        assertThat(told).hasSize(2);
        assertThat(told)
                .extracting(finding -> finding.get("id").asText())
                .containsOnly(told.get(0).get("id").asText());
        assertThat(told).extracting(EarlyToStoreTest::isProvisional).containsExactly(true, false);
    }

    private static boolean isProvisional(JsonNode finding) {
        return finding.at("/service/additionalInfo/vigil").has("provisional");
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        var read = JSON.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile());
        try (read) {
            return StreamSupport.stream(((Iterable<JsonNode>) () -> read).spliterator(), false)
                    .toList();
        }
    }

    /** Brings one event, and nothing that would move time on before the store holds a finding of it. */
    @SuppressWarnings("deprecation")
    private record WaitForTheStore(String file, String call) implements SourceFunction<Batch<ApiCall>> {
        @Override
        public void run(SourceContext<Batch<ApiCall>> context) throws Exception {
            Path path = Path.of(file);
            long time = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();
            Path folder = Objects.requireNonNull(path.getParent());
            try (var changes = folder.getFileSystem().newWatchService()) {
                folder.register(changes, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
                synchronized (context.getCheckpointLock()) {
                    context.collectWithTimestamp(batch(), time);
                    context.emitWatermark(new Watermark(time - 1));
                }
                while (!Files.exists(path) || Files.size(path) == 0) {
                    WatchKey changed = changes.poll(1, TimeUnit.MINUTES);
                    if (changed == null) {
                        throw new IllegalStateException("nothing was told early");
                    }
                    changed.reset();
                }
            }
        }

        private Batch<ApiCall> batch() throws IOException {
            var text = new ByteArrayInputStream(call.getBytes(StandardCharsets.UTF_8));
            try (var reader = new CloudTrailFormat().open(text, "trail", Long.MAX_VALUE)) {
                return Objects.requireNonNull(reader.next());
            }
        }

        @Override
        public void cancel() {
            // It ends by itself.
        }
    }
}
