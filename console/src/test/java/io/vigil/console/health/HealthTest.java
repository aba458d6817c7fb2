package io.vigil.console.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.vigil.console.files.GivenRules;
import io.vigil.console.files.JobFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
    private static final JobFiles NO_FILES = JobFiles.none(new GivenRules());

    /** As Flink 1.20 answers. */
    private static final Map<String, String> CLUSTER = Map.of(
            "/jobs/overview",
            "{\"jobs\":[{\"jid\":\"old\",\"name\":\"vigil\",\"state\":\"FAILED\",\"start-time\":9},"
                    + "{\"jid\":\"a1\",\"name\":\"vigil\",\"state\":\"RUNNING\",\"start-time\":5}]}",
            "/jobs/a1/checkpoints",
            "{\"counts\":{\"restored\":1,\"total\":9,\"in_progress\":0,\"completed\":7,\"failed\":2},\"latest\":{\"completed\":"
                    + "{\"latest_ack_timestamp\":1749722400000,\"state_size\":1200,\"end_to_end_duration\":310}}}",
            "/jobs/a1/accumulators",
            "{\"user-task-accumulators\":[{\"name\":\"events\",\"type\":\"LongCounter\",\"value\":\"1119\"},{\"name\":\"else\",\"value\":\"1\"}]}",
            "/jobs/a1",
            "{\"vertices\":[{\"id\":\"v\",\"name\":\"enrich and judge dns\",\"status\":\"RUNNING\"}]}",
            "/jobs/a1/vertices/v/watermarks",
            "[{\"id\":\"0.currentInputWatermark\",\"value\":\"1749722300000\"},{\"id\":\"1.currentInputWatermark\",\"value\":\"1749722200000\"}]",
            "/jobs/a1/vertices/v/subtasks/metrics",
            "[{\"id\":\"enrich and judge dns.lists.oldest\"},{\"id\":\"enrich and judge dns.late\"}]",
            "/jobs/a1/vertices/v/subtasks/metrics?agg=min&get=enrich%20and%20judge%20dns.lists.oldest",
            "[{\"id\":\"enrich and judge dns.lists.oldest\",\"min\":1749000000.0}]");

    @TempDir
    Path folder;

    @Test
    void whatIsNotGivenIsToldWithTheWayToGiveIt() {
        JsonNode health = Health.unknown().read(NO_FILES);

        assertThat(health.at("/job/problem").asText()).contains("--flink");
        assertThat(health.at("/logs/problem").asText()).contains("--ledger");
        assertThat(health.at("/files/problem").asText()).contains("--job-files");
    }

    @Test
    void theJobThatRunsIsDescribedAndNotTheOneThatFailedLater() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = CLUSTER.get(exchange.getRequestURI().toString());
            byte[] bytes = (body == null ? "{}" : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            JsonNode job = new Health(
                            URI.create("http://localhost:" + server.getAddress().getPort()), null)
                    .read(NO_FILES)
                    .path("job");

            assertThat(job.path("state").asText()).isEqualTo("RUNNING");
            assertThat(job.path("events").asLong()).isEqualTo(1119);
            assertThat(job.has("else")).isFalse();
            assertThat(job.path("failedCheckpoints").asLong()).isEqualTo(2);
            assertThat(job.at("/checkpoint/bytes").asLong()).isEqualTo(1200);
            assertThat(job.at("/operators/0/watermark").asLong()).isEqualTo(1_749_722_200_000L);
            assertThat(job.at("/operators/0/oldestList").asLong()).isEqualTo(1_749_000_000L);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aClusterThatDoesNotAnswerIsAProblemAndNoFailure() {
        JsonNode health = new Health(URI.create("http://localhost:1"), null).read(NO_FILES);

        assertThat(health.at("/job/problem").asText()).startsWith("It cannot be read");
    }

    @Test
    void hoursOfALogAddUp() throws IOException {
        Path ledger = Files.write(
                folder.resolve("ledger"),
                List.of(
                        row("dns", "2025-06-02T00:00:00Z", 2, 0),
                        row("dns", "2025-06-02T02:00:00Z", 3, 1),
                        row("dns", "2025-06-02T01:00:00Z", 0, 0),
                        row("vpc-flow", "2025-06-02T02:00:00Z", 4, 0)));

        JsonNode logs = new Health(null, ledger).read(NO_FILES).path("logs");

        assertThat(logs).hasSize(2);
        assertThat(logs.get(0).path("records").asLong()).isEqualTo(5);
        assertThat(logs.get(0).path("hours").asLong()).isEqualTo(2);
        assertThat(logs.get(0).path("missing").asLong()).isEqualTo(1);
        assertThat(logs.get(0).path("latest").asText()).isEqualTo("2025-06-02T02:00:00Z");
    }

    @Test
    void theFolderOfALiveJobIsReadWithoutWhatItIsStillWriting() throws IOException {
        for (String day : List.of("2025-06-01", "2025-06-02")) {
            Path hour = Files.createDirectories(folder.resolve(day).resolve("07"));
            Files.writeString(hour.resolve("ledger-1.jsonl"), row("dns", day + "T06:00:00Z", 2, 0) + "\n");
            Files.writeString(hour.resolve(".ledger-2.jsonl.inprogress"), "{\"log\":\"dn");
        }

        JsonNode logs = new Health(null, folder).read(NO_FILES).path("logs");

        assertThat(logs).hasSize(1);
        assertThat(logs.get(0).path("records").asLong()).isEqualTo(4);
        assertThat(logs.get(0).path("latest").asText()).isEqualTo("2025-06-02T06:00:00Z");
    }

    @Test
    void anHourOfWhichMoreCameLaterCountsOnce() throws IOException {
        Path hour = Files.createDirectories(folder.resolve("2025-06-02").resolve("07"));
        Files.write(
                hour.resolve("ledger-1.jsonl"),
                List.of(row("dns", "2025-06-02T06:00:00Z", 2, 0), row("dns", "2025-06-02T06:00:00Z", 3, 0)));

        JsonNode log = new Health(null, folder).read(NO_FILES).at("/logs/0");

        assertThat(log.path("hours").asLong()).isEqualTo(1);
        assertThat(log.path("records").asLong()).isEqualTo(5);
    }

    private static String row(String log, String hour, long records, long missing) {
        return "{\"log\":\"" + log + "\",\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"hour\":\"" + hour
                + "\",\"minutes\":1,\"records\":" + records + ",\"late\":0,\"rejected\":0,\"skipped\":0,\"missing\":"
                + missing + "}";
    }

    @Test
    void anotherFileIsNoLedger() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "no JSON\n");

        assertThat(new Health(null, other).read(NO_FILES).at("/logs/problem").asText())
                .contains("no ledger");
    }

    @Test
    void whatTheJobFollowsIsListed() throws IOException {
        var files = JobFiles.in(folder.resolve("job"), new GivenRules());
        Files.writeString(folder.resolve("job/threat/bad.txt"), "# ours\n198.51.100.7\n\n198.51.100.8\n");

        JsonNode listed = Health.unknown().read(files).path("files");

        assertThat(listed).hasSize(2);
        assertThat(listed.get(0).path("file").asText()).isEqualTo("threat/bad.txt");
        assertThat(listed.get(0).path("kind").asText()).isEqualTo("threat");
        assertThat(listed.get(0).path("entries").asLong()).isEqualTo(2);
        assertThat(listed.get(1).path("kind").asText()).isEqualTo("tuning");
    }
}
