package io.vigil.console.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How the job is, by the <a href="https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/ops/rest_api/">REST API of its cluster</a>.
 *
 * @param cluster where Flink's web interface answers
 */
record FlinkJob(HttpClient http, URI cluster) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Accumulators of the job since it was submitted. */
    private static final Set<String> COUNTS = Set.of("events", "rejected", "signals", "late");

    /** Of lists in force: when the one was written that has not been for longest, epoch seconds. */
    private static final String OLDEST_LIST = ".lists.oldest";

    /** @throws IOException when the cluster does not answer; for people to read */
    ObjectNode read() throws IOException, InterruptedException {
        JsonNode job = newest().orElseThrow(() -> new IOException("the cluster has no job"));
        String path = "/jobs/" + job.path("jid").asText();
        var answer = JSON.createObjectNode()
                .put("name", job.path("name").asText())
                .put("state", job.path("state").asText())
                .put("since", job.path("start-time").asLong());
        addCheckpoints(answer, ask(path + "/checkpoints"));
        for (JsonNode each : ask(path + "/accumulators").path("user-task-accumulators")) {
            if (COUNTS.contains(each.path("name").asText())) {
                answer.put(each.path("name").asText(), each.path("value").asText());
            }
        }
        var operators = answer.putArray("operators");
        for (JsonNode vertex : ask(path).path("vertices")) {
            addOperator(
                    operators.addObject(),
                    vertex,
                    path + "/vertices/" + vertex.path("id").asText());
        }
        return answer;
    }

    /** The one that runs, else the one that was started last. */
    private Optional<JsonNode> newest() throws IOException, InterruptedException {
        return StreamSupport.stream(ask("/jobs/overview").path("jobs").spliterator(), false)
                .max(Comparator.<JsonNode, Boolean>comparing(
                                job -> job.path("state").asText().equals("RUNNING"))
                        .thenComparing(job -> job.path("start-time").asLong()));
    }

    private static void addCheckpoints(ObjectNode answer, JsonNode checkpoints) {
        JsonNode counts = checkpoints.path("counts");
        JsonNode last = checkpoints.at("/latest/completed");
        answer.put("restored", counts.path("restored").asLong())
                .put("failedCheckpoints", counts.path("failed").asLong());
        if (last.isObject()) {
            answer.putObject("checkpoint")
                    .put("at", last.path("latest_ack_timestamp").asLong())
                    .put("bytes", last.path("state_size").asLong())
                    .put("millis", last.path("end_to_end_duration").asLong());
        }
    }

    private void addOperator(ObjectNode operator, JsonNode vertex, String path)
            throws IOException, InterruptedException {
        operator.put("name", vertex.path("name").asText())
                .put("state", vertex.path("status").asText());
        StreamSupport.stream(ask(path + "/watermarks").spliterator(), false)
                .mapToLong(each -> each.path("value").asLong())
                .min()
                .ifPresent(time -> operator.put("watermark", time));
        String lists = StreamSupport.stream(ask(path + "/subtasks/metrics").spliterator(), false)
                .map(each -> each.path("id").asText())
                .filter(id -> id.endsWith(OLDEST_LIST))
                .map(id -> id.replace(" ", "%20"))
                .collect(Collectors.joining(","));
        if (!lists.isEmpty()) {
            for (JsonNode each : ask(path + "/subtasks/metrics?agg=min&get=" + lists)) {
                operator.put("oldestList", each.path("min").asLong());
            }
        }
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(cluster.resolve(path)).timeout(PATIENCE).build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("the cluster answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
