package io.vigil.cli.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A job on a {@link LocalFlink}, submitted and steered by Flink's REST interface: no JVM of a client is started for each. */
final class RunningJob {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Much less than after which Flink kills a TaskManager whose task does not end: 180 s. */
    private static final Duration END = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BOUNDARY = "vigil-jar-boundary";

    private final LocalFlink flink;
    private final String id;

    private RunningJob(LocalFlink flink, String id) {
        this.flink = flink;
        this.id = id;
    }

    /** @return the name by which jobs of this jar are submitted */
    static String upload(LocalFlink flink) throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"vigil.jar\"\r\n"
                                + "Content-Type: application/x-java-archive\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        Files.copy(FlinkProgram.JAR, body);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(flink.restAddress().resolve("/jars/upload"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        String stored = sent(request).path("filename").asText();
        return stored.substring(stored.lastIndexOf('/') + 1);
    }

    /** How a job is started. */
    record Start(String jar, String mainClass, int parallelism, List<String> arguments) {}

    /** @param savepoint to begin with; empty: with nothing */
    static RunningJob submit(LocalFlink flink, Start start, String savepoint) throws IOException, InterruptedException {
        Map<String, Object> run = Map.of(
                "entryClass", start.mainClass(),
                "parallelism", start.parallelism(),
                "programArgsList", start.arguments(),
                "savepointPath", savepoint,
                "allowNonRestoredState", true);
        JsonNode answer = post(flink, "/jars/" + start.jar() + "/run", run);
        return new RunningJob(flink, answer.path("jobid").asText());
    }

    String state() {
        return job("").path("state").asText();
    }

    long checkpoints() {
        return job("/checkpoints").at("/counts/completed").asLong();
    }

    /** @param took from its trigger to its end */
    record Checkpoint(long bytes, Duration took) {}

    /** The latest that was completed; nothing without any. */
    Checkpoint lastCheckpoint() {
        JsonNode latest = job("/checkpoints").at("/latest/completed");
        return new Checkpoint(
                latest.path("state_size").asLong(),
                Duration.ofMillis(latest.path("end_to_end_duration").asLong()));
    }

    long failedCheckpoints() {
        return job("/checkpoints").at("/counts/failed").asLong();
    }

    long restarts() {
        return job("/metrics?get=numRestarts").path(0).path("value").asLong();
    }

    /** What the tasks that run now have counted under this name. */
    long counted(String accumulator) {
        for (JsonNode counter : job("/accumulators").path("user-task-accumulators")) {
            if (counter.path("name").asText().equals(accumulator)) {
                return counter.path("value").asLong();
            }
        }
        return 0;
    }

    /** The sum over all operators and subtasks of the metrics whose names end so. */
    double measured(String name) {
        double sum = 0;
        for (JsonNode vertex : job("").path("vertices")) {
            String metrics = "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
            for (JsonNode metric : job(metrics)) {
                String id = metric.path("id").asText();
                if (id.endsWith(name)) {
                    sum += job(metrics + "?get=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                            .path(0)
                            .path("sum")
                            .asDouble();
                }
            }
        }
        return sum;
    }

    /** @return where the savepoint lies */
    String stopWithSavepoint() throws IOException, InterruptedException {
        String trigger = post(flink, "/jobs/" + id + "/stop", Map.of("drain", false))
                .path("request-id")
                .asText();
        await("savepoint")
                .atMost(PATIENCE)
                .until(() -> savepoint(trigger).at("/status/id").asText().equals("COMPLETED"));
        JsonNode done = savepoint(trigger);
        String location = done.at("/operation/location").asText();
        if (location.isEmpty()) {
            throw new IOException("no savepoint: " + done);
        }
        return location;
    }

    private JsonNode savepoint(String trigger) {
        return job("/savepoints/" + trigger);
    }

    void cancel() throws IOException, InterruptedException {
        sent(HttpRequest.newBuilder(flink.restAddress().resolve("/jobs/" + id + "?mode=cancel"))
                .method("PATCH", HttpRequest.BodyPublishers.noBody()));
        await("the job's end").atMost(END).until(() -> state().equals("CANCELED"));
    }

    private JsonNode job(String path) {
        return flink.rest("jobs/" + id + path);
    }

    private static JsonNode post(LocalFlink flink, String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(flink.restAddress().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private static JsonNode sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        URI address = request.copy().build().uri();
        var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(address + ": " + answer.body());
        }
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
