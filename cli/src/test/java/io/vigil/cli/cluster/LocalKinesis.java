package io.vigil.cli.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A Kinesis that others wrote, as a process on this machine: the npm package {@code kinesis-local}. */
final class LocalKinesis implements AutoCloseable {
    static final String REGION = "eu-west-1";
    /** Any will do: the local service checks that a request is signed, not by whom. */
    static final Map<String, String> CREDENTIALS =
            Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local");

    private static final Path PACKAGE = Path.of("src/test/kinesis/node_modules/kinesis-local");

    /** The local service stumbles over the offer of another version. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ObjectMapper json = new ObjectMapper();
    private final LocalProcess process;
    private final URI endpoint;

    private LocalKinesis(LocalProcess process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Skips the test where Node or the package is missing; fails it in continuous integration, which must have both. */
    static void require() {
        String missing = !Files.exists(PACKAGE)
                ? "no local Kinesis: run `npm ci` in cli/src/test/kinesis"
                : runsNode() ? "" : "no local Kinesis: Node is not installed";
        if ("true".equals(System.getenv("CI"))) {
            Assertions.assertEquals("", missing);
        }
        Assumptions.assumeTrue(missing.isEmpty(), missing);
    }

    private static boolean runsNode() {
        try {
            return new ProcessBuilder("node", "--version")
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    static LocalKinesis start(Path logs, Map<String, Integer> shardsOfStreams) throws IOException {
        int port = LocalProcess.freePort();
        String streams = shardsOfStreams.entrySet().stream()
                .map(stream -> stream.getKey() + ":" + stream.getValue() + ":" + REGION)
                .collect(Collectors.joining(","));
        var environment = Map.of(
                "KINESIS_MOCK_PLAIN_PORT",
                Integer.toString(port),
                "KINESIS_MOCK_TLS_PORT",
                Integer.toString(LocalProcess.freePort()),
                "INITIALIZE_STREAMS",
                streams,
                "SHARD_LIMIT",
                "1000",
                "LOG_LEVEL",
                "WARN");
        // It reads a file of its own from the working directory.
        var process = LocalProcess.start(PACKAGE, logs.resolve("kinesis.log"), environment, List.of("node", "main.js"));
        var kinesis = new LocalKinesis(process, URI.create("http://127.0.0.1:" + port));
        try {
            await("local Kinesis with its streams")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> shardsOfStreams.keySet().stream().allMatch(kinesis::isActive));
        } catch (ConditionTimeoutException failed) {
            kinesis.close();
            throw failed;
        }
        return kinesis;
    }

    URI endpoint() {
        return endpoint;
    }

    /** Puts the records, spread over the stream's shards by their place in the list. */
    void put(String stream, List<byte[]> records) throws IOException, InterruptedException {
        var entries = new ArrayList<Map<String, Object>>();
        for (byte[] record : records) {
            entries.add(Map.of("Data", record, "PartitionKey", "key-" + entries.size()));
        }
        var answer = call("PutRecords", Map.of("StreamName", stream, "Records", entries));
        int failed = json.readTree(answer.body()).path("FailedRecordCount").asInt(-1);
        if (failed != 0) {
            throw new IOException("PutRecords to " + stream + ": " + answer.body());
        }
    }

    /** Its first shard becomes two. */
    void split(String stream) throws IOException, InterruptedException {
        JsonNode shard = shards(stream).path(0);
        var from = new BigInteger(shard.at("/HashKeyRange/StartingHashKey").asText());
        var to = new BigInteger(shard.at("/HashKeyRange/EndingHashKey").asText());
        String middle = from.add(to).shiftRight(1).toString();
        reshard(
                "SplitShard",
                stream,
                Map.of("ShardToSplit", shard.path("ShardId").asText(), "NewStartingHashKey", middle));
    }

    /** Its first two shards become one. */
    void merge(String stream) throws IOException, InterruptedException {
        JsonNode shards = shards(stream);
        reshard(
                "MergeShards",
                stream,
                Map.of(
                        "ShardToMerge", shards.at("/0/ShardId").asText(),
                        "AdjacentShardToMerge", shards.at("/1/ShardId").asText()));
    }

    private JsonNode shards(String stream) throws IOException, InterruptedException {
        return json.readTree(call("ListShards", Map.of("StreamName", stream)).body())
                .path("Shards");
    }

    private void reshard(String action, String stream, Map<String, Object> body)
            throws IOException, InterruptedException {
        int before = shards(stream).size();
        var asked = new HashMap<>(body);
        asked.put("StreamName", stream);
        call(action, asked);
        await(action).until(() -> isActive(stream) && shards(stream).size() > before);
    }

    private boolean isActive(String stream) {
        try {
            return call("DescribeStreamSummary", Map.of("StreamName", stream))
                    .body()
                    .contains("\"ACTIVE\"");
        } catch (ConnectException starting) {
            return false;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private HttpResponse<String> call(String action, Map<String, Object> body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "Kinesis_20131202." + action)
                .header("X-Amz-Date", "20250101T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=local/20250101/" + REGION
                                + "/kinesis/aws4_request, SignedHeaders=host, Signature=none")
                .POST(HttpRequest.BodyPublishers.ofString(text(body)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String text(Map<String, Object> body) throws JsonProcessingException {
        return json.writeValueAsString(body);
    }

    @Override
    public void close() {
        process.close();
    }
}
