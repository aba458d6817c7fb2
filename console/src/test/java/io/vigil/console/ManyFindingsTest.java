package io.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.console.detections.GivenDetections;
import io.vigil.console.files.GivenRules;
import io.vigil.console.files.JobFiles;
import io.vigil.console.health.Health;
import io.vigil.console.http.Gate;
import io.vigil.console.http.Keys;
import io.vigil.console.store.Analysts;
import io.vigil.console.store.GivenFinding;
import io.vigil.console.store.GivenStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long people wait when there are many findings. It measures, so it runs only when asked for: {@code -Dvigil.findings=100000}. */
class ManyFindingsTest {
    private static final int FINDINGS = Integer.getInteger("vigil.findings", 0);
    private static final int ROUNDS = 20;
    private static final int BATCH = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPEN = "\"service.archived\":{\"equals\":[\"false\"]}";
    private static final String OPEN_ONES = URLEncoder.encode("{\"criterion\":{" + OPEN + "}}", StandardCharsets.UTF_8);
    private static final List<String> GROUPS = List.of("SEVERITY", "FINDING_TYPE", "ACCOUNT", "DATE", "RESOURCE");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void sqlite() throws IOException, InterruptedException {
        assumeTrue(FINDINGS > 0, "-Dvigil.findings=100000 measures with so many");

        measure("SQLite", GivenStore.at(folder.resolve("vigil.db").toString()));
    }

    @Test
    void postgres() throws IOException, InterruptedException {
        assumeTrue(FINDINGS > 0, "-Dvigil.findings=100000 measures with so many");

        try (var server = EmbeddedPostgres.builder().start()) {
            measure(
                    "PostgreSQL",
                    GivenStore.at(
                            "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres&password=x"));
        }
    }

    private void measure(String name, GivenStore store) throws IOException, InterruptedException {
        var random = new SplittableRandom(15);
        for (int from = 0; from < FINDINGS; from += BATCH) {
            store.write(IntStream.range(from, Math.min(FINDINGS, from + BATCH))
                    .mapToObj(number -> GivenFinding.large(number, random))
                    .toList());
        }
        try (var connections = store.connections()) {
            new Analysts(connections, Clock.systemUTC())
                    .archive(
                            IntStream.range(0, FINDINGS / 50)
                                    .mapToObj(number -> "%032x".formatted(number * 50))
                                    .toList(),
                            true,
                            "alice");
        }
        store.analyze();
        try (var console = Console.start(
                store.storage(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Gate(Keys.NONE, Set.of(), Clock.systemUTC()),
                new Console.Job(new GivenDetections(), JobFiles.none(new GivenRules()), Health.unknown()))) {
            String base = "http://localhost:" + console.port() + "/detector";
            String findings = base + "/" + get(base).at("/detectorIds/0").asText() + "/findings";
            System.out.printf(
                    "%s, %,d findings: milliseconds a request%n%-52s %8s %8s%n", name, FINDINGS, "", "p50", "p95");
            for (var question : questions(findings).entrySet()) {
                measure(findings, question.getKey(), question.getValue());
            }
        }
    }

    /** What is asked, by what it is for. */
    private Map<String, String> questions(String findings) throws IOException, InterruptedException {
        var all = new LinkedHashMap<String, String>();
        all.put("list, open ones by severity", list(OPEN, ""));
        all.put("list, the latest change first", list(OPEN, sort("updatedAt", "DESC")));
        all.put(
                "list, changed since, ascending",
                list("\"updatedAt\":{\"greaterThanOrEqual\":1755000000000}", sort("updatedAt", "ASC")));
        all.put("list, page 200", list(OPEN, token(findings)));
        all.put("list, service.count of 4 or more", list("\"service.count\":{\"gte\":4}", ""));
        all.put("list, one unit", list("\"service.additionalInfo.vigil.unit\":{\"equals\":[\"u\"]}", ""));
        all.put(
                "list, any field, one finding has it",
                list("\"service.additionalInfo.vigil.eventIds\":{\"equals\":[\"event-77\"]}", ""));
        all.put(
                "list, any field, 20 have it",
                list(
                        "\"service.action.networkConnectionAction.remoteIpDetails.ipAddressV4\":{\"equals\":[\"198.51.7.7\"]}",
                        ""));
        all.put(
                "list, any field, a quarter has it",
                list("\"resource.accessKeyDetails.userName\":{\"equals\":[\"user 1\"]}", ""));
        all.put("list, entity, 20 have it", list("\"entity\":{\"equals\":[\"198.51.7.7\"]}", ""));
        all.put("incidents, open ones by severity", "GET /page/incidents?findingCriteria=" + OPEN_ONES);
        all.put("incidents, how many are open", "GET /page/incidents/count?findingCriteria=" + OPEN_ONES);
        all.put("findings of each day and severity, open ones", "GET /page/days?findingCriteria=" + OPEN_ONES);
        GROUPS.forEach(group -> all.put(
                "statistics, open ones by " + group.toLowerCase(java.util.Locale.ROOT),
                "/statistics {\"groupBy\":\"" + group + "\",\"findingCriteria\":{\"criterion\":{" + OPEN + "}}}"));
        all.put("statistics, old form", "/statistics {\"findingStatisticTypes\":[\"COUNT_BY_SEVERITY\"]}");
        all.put(
                "statistics, any field, 20 have it",
                "/statistics {\"groupBy\":\"SEVERITY\",\"findingCriteria\":{\"criterion\":{\"service.action.networkConnectionAction.remoteIpDetails.ipAddressV4\":{\"equals\":[\"198.51.7.7\"]}}}}");
        all.put(
                "get 50 findings",
                "/get {\"findingIds\":" + ask(findings, list(OPEN, "")).get("findingIds") + "}");
        return all;
    }

    private static String list(String criterion, String more) {
        return " {\"findingCriteria\":{\"criterion\":{" + criterion + "}}" + more + "}";
    }

    private static String sort(String field, String order) {
        return ",\"sortCriteria\":{\"attributeName\":\"" + field + "\",\"orderBy\":\"" + order + "\"}";
    }

    private String token(String findings) throws IOException, InterruptedException {
        String more = "";
        for (int page = 1; page < 200 && page < FINDINGS / 100; page++) {
            more = ",\"nextToken\":" + ask(findings, list(OPEN, more)).get("nextToken");
        }
        return more;
    }

    private void measure(String findings, String name, String question) throws IOException, InterruptedException {
        long[] times = new long[ROUNDS];
        ask(findings, question);
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            ask(findings, question);
            times[round] = System.nanoTime() - before;
        }
        Arrays.sort(times);
        System.out.printf("%-52s %8.1f %8.1f%n", name, times[ROUNDS / 2] / 1e6, times[ROUNDS * 95 / 100 - 1] / 1e6);
    }

    private JsonNode ask(String findings, String question) throws IOException, InterruptedException {
        if (question.startsWith("GET ")) {
            return get(URI.create(findings).resolve(question.substring(4)).toString());
        }
        int body = question.indexOf('{');
        return send(HttpRequest.newBuilder(
                        URI.create(findings + question.substring(0, body).strip()))
                .POST(HttpRequest.BodyPublishers.ofString(question.substring(body))));
    }

    private JsonNode get(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
