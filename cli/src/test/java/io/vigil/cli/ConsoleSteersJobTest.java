package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.catalogue.Problems;
import io.vigil.cli.findings.Screen;
import io.vigil.console.Console;
import io.vigil.console.files.JobFiles;
import io.vigil.console.health.Health;
import io.vigil.console.http.Gate;
import io.vigil.console.http.Keys;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.intel.ThreatList;
import io.vigil.jobs.detections.DetectionFiles;
import io.vigil.jobs.options.Commands;
import io.vigil.sinks.FindingStorage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided through the console's API holds in the job that follows its folder: the job's own code reads the files, nothing else is between them. */
class ConsoleSteersJobTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NOW = Instant.parse("2026-07-01T00:00:00Z").toEpochMilli();
    private static final String GUESSING = "UnauthorizedAccess:EC2/SSHBruteForce";
    private static final Path SAMPLES = Path.of("..", "samples");

    @TempDir
    private Path folder;

    private Console console;
    private String detector;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        var storage = FindingStorage.at(folder.resolve("vigil.db").toString());
        storage.prepare();
        var shipped = new DetectionFiles(List.of(), null, null);
        console = Console.start(
                storage,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Gate(Keys.NONE, Set.of(), Clock.systemUTC()),
                new Console.Job(
                        new DetectionsOfJob(shipped, new Problems()),
                        JobFiles.in(folder.resolve("job"), new RulesOfJob(shipped)),
                        Health.unknown()));
        detector = ask("GET", "/detector", "").at("/detectorIds/0").asText();
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void aFilterArchivesWhatTheJobFindsFromThenOn() throws IOException, InterruptedException {
        assertThat(archived(replay())).isEmpty();

        ask("POST", "/detector/" + detector + "/filter", """
            {"name": "known-noise", "action": "ARCHIVE", "findingCriteria": {"criterion": {"type": {"equals": ["%s"]}}}}\
            """.formatted(GUESSING));

        assertThat(archived(replay())).isNotEmpty().containsOnly(GUESSING);
    }

    @Test
    void aSetReachesTheListsThatTheJobReads() throws IOException, InterruptedException {
        String attacker = "198.51.100.23";
        String location = Files.writeString(folder.resolve("list"), attacker + "\n")
                .toUri()
                .toString();

        set("threatintelset", "watched", location);
        assertThat(lists().lists()).extracting(list -> list.source().name()).containsExactly("watched");
        assertThat(lists().trusts(attacker)).isFalse();

        set("ipset", "partners", location);
        assertThat(lists().trusts(attacker)).isTrue();
    }

    private Intel lists() {
        Path job = folder.resolve("job");
        var settings = new IntelSettings(
                List.of(new ThreatList("ip", job.resolve("threat").toString(), null)),
                List.of(job.resolve("trusted").toString()),
                null,
                null,
                0);
        return Intel.load(
                settings, (place, value, objection) -> assertThat(objection).isNull());
    }

    @Test
    void whatTheJobWouldRefuseIsRefusedAtOnceWithItsWords() throws IOException, InterruptedException {
        JsonNode unknown = ask("POST", "/detector/" + detector + "/filter", """
            {"name": "typo", "action": "ARCHIVE", "findingCriteria": {"criterion": {"type": {"equals": ["Recon:EC2/Portscann"]}}}}\
            """);
        JsonNode tooWide = set(
                "threatintelset",
                "all",
                Files.writeString(folder.resolve("list"), "0.0.0.0/0\n").toUri().toString());

        assertThat(unknown.path("message").asText()).contains("no unit emits such a finding");
        assertThat(tooWide.path("message").asText()).contains("the list");
        assertThat(folder.resolve("job/tuning.yaml")).isEmptyFile();
        assertThat(folder.resolve("job/threat")).isEmptyDirectory();
    }

    private JsonNode set(String kind, String name, String location) throws IOException, InterruptedException {
        return ask("POST", "/detector/" + detector + "/" + kind, """
            {"name": "%s", "format": "TXT", "location": "%s", "activate": true}\
            """.formatted(name, location));
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + console.port() + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }

    /** Of a job that is started with the console's folder. */
    private List<JsonNode> replay() throws IOException {
        Path findings = folder.resolve("findings.jsonl");
        Path job = folder.resolve("job");
        var arguments = Stream.of(
                        "replay",
                        "--store",
                        "none",
                        "--parallelism",
                        "1",
                        "--vpc-flow",
                        SAMPLES.resolve("vpc-flow"),
                        "--findings",
                        findings,
                        "--tuning",
                        job.resolve("tuning.yaml"),
                        "--threat-list",
                        "ip=" + job.resolve("threat"),
                        "--trusted-list",
                        job.resolve("trusted"))
                .map(Object::toString)
                .toArray(String[]::new);
        var err = new StringWriter();
        int code = Commands.execute(
                Vigil.commands(NOW, Screen.NONE)
                        .setOut(new PrintWriter(new StringWriter()))
                        .setErr(new PrintWriter(err, true)),
                arguments);
        assertThat(code).as(err.toString()).isZero();
        var read = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(findings)) {
            read.add(JSON.readTree(line));
        }
        return read;
    }

    private static List<String> archived(List<JsonNode> findings) {
        return findings.stream()
                .filter(finding -> finding.at("/service/archived").asBoolean())
                .map(finding -> finding.path("type").asText())
                .toList();
    }
}
