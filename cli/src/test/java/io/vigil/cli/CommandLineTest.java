package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.cli.findings.Screen;
import io.vigil.jobs.options.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    private static final long NOW = Instant.parse("2026-07-01T00:00:00Z").toEpochMilli();
    private static final Path SAMPLES = Path.of("..", "samples");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Screen screen = Screen.NONE;

    @Test
    void theSamplesEndInFindingsThatTheStoreKeepsAndTheTableShows() throws IOException {
        int code = run(replay("--signals", file("signals.jsonl"), "--rejected", file("rejected.jsonl")));

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("AttackSequence:S3/CompromisedData", "UnauthorizedAccess:IAMUser/TorIPCaller")
                .containsPattern(
                        "events=\\d{4} rejected=0 signals=\\d+ findings=\\d+ seconds=[\\d.]+ events_per_second=\\d+\\s*$");
        assertThat(Files.readAllLines(folder.resolve("findings.jsonl")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("{\"schemaVersion\":\"2.0\""));
        assertThat(Files.readString(folder.resolve("signals.jsonl"))).contains("\"unit\":", "\"eventIds\":[");
        assertThat(Files.readString(folder.resolve("rejected.jsonl"))).isEmpty();

        assertThat(run("findings", "--store", file("vigil.db"), "--severity-at-least", "9", "--json"))
                .isZero();
        assertThat(out.toString().lines().reduce((before, last) -> last).orElseThrow())
                .startsWith("{\"schemaVersion\"");
    }

    @Test
    void aReplayShowsHowFarItIsOnATerminalAndTakesThatAway() {
        screen = new Screen(80, false, true);

        assertThat(run(replay("--store", "none"))).isZero();

        assertThat(err.toString())
                .contains("\r\u001b[Kreplaying  ", " findings so far")
                .endsWith("\r\u001b[K");
        assertThat(out.toString()).doesNotContain("\u001b");
    }

    @Test
    void sequencesListTheirFindingsAndTheseNameTheirSequences() throws IOException {
        assertThat(run(replay("--store", "none"))).isZero();
        Set<String> listed = new TreeSet<>();
        Set<String> named = new TreeSet<>();

        for (String line : Files.readAllLines(folder.resolve("findings.jsonl"))) {
            var finding = new ObjectMapper().readTree(line);
            String id = finding.path("id").asText();
            var vigil = finding.at("/service/additionalInfo/vigil");
            vigil.path("members")
                    .forEach(member -> listed.add(id + " " + member.path("id").asText()));
            vigil.path("memberOf")
                    .forEach(sequence -> named.add(sequence.path("id").asText() + " " + id));
        }

        assertThat(listed).hasSizeGreaterThan(10).isEqualTo(named);
    }

    @Test
    void theSameEventsGiveTheSameFindingsByteForByteHoweverTheyAreReadAndSpread() throws IOException {
        assertThat(run(replay("--store", "none", "--parallelism", "1"))).isZero();
        String alone = Files.readString(folder.resolve("findings.jsonl"));

        assertThat(run(shuffled("--store", "none", "--parallelism", "4"))).isZero();

        assertThat(Files.readString(folder.resolve("findings.jsonl"))).isEqualTo(alone);
    }

    @Test
    void aReplayThatGoesOnFromTheSavepointOfAnotherFindsWhatOneReplayOfAllFinds() throws IOException {
        assertThat(run(replay("--store", "none"))).isZero();
        List<String> ofAll = Files.readAllLines(folder.resolve("findings.jsonl"));
        Path savepoints = folder.resolve("savepoints");

        assertThat(run(arguments(calls(0, 6), "--store", "none", "--savepoint-into", savepoints.toString())))
                .isZero();
        List<String> first = Files.readAllLines(folder.resolve("findings.jsonl"));
        var rest = Stream.concat(
                calls(6, 11),
                Stream.of("--vpc-flow", SAMPLES.resolve("vpc-flow") + "", "--dns", SAMPLES.resolve("dns") + ""));
        int code = run(arguments(
                rest,
                "--store",
                "none",
                "--savepoint-from",
                only(savepoints).toUri().toString()));

        assertThat(code).isZero();
        assertThat(out.toString()).contains("savepoint: file:");
        assertThat(first).isEmpty();
        assertThat(folder.resolve("findings.jsonl")).hasContent(String.join("\n", ofAll));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsDone() throws IOException {
        Files.writeString(folder.resolve("findings.jsonl"), "of yesterday\n");

        int code = run(
                "replay",
                "--cloudtrail",
                file("missing"),
                "--threat-list",
                "tor",
                "--parallelism",
                "0",
                "--lateness",
                "soon",
                "--tuning",
                file("no.yaml"),
                "--savepoint-from",
                file("no-savepoint"),
                "--signals",
                file("no/such/folder"),
                "--store",
                file("vigil.db"),
                "--findings",
                file("findings.jsonl"));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("7 problems in configuration")
                .contains(
                        "--cloudtrail",
                        "--threat-list",
                        "--parallelism",
                        "--lateness",
                        "no.yaml",
                        "--signals",
                        "--savepoint-from");
        assertThat(folder.resolve("vigil.db")).doesNotExist();
        assertThat(folder.resolve("findings.jsonl")).hasContent("of yesterday");
    }

    @Test
    void anOptionThatDoesNotExistIsAMistakeOfTheCaller() {
        assertThat(run("replay", "--cloud-trail", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("--cloud-trail", "vigil replay --help");
    }

    @Test
    void aStoreThatDoesNotExistIsAMistakeOfTheCaller() {
        assertThat(run("findings", "--store", file("missing.db"))).isEqualTo(2);
        assertThat(err.toString()).contains("missing.db");
    }

    @Test
    void whatIsShippedIsRight() {
        assertThat(run("check")).as(err::toString).isZero();
        assertThat(out.toString()).startsWith("ok: ").doesNotContain("left out");
    }

    @Test
    void whatSeesNothingIsNamedBeforeAndAfter() {
        assertThat(run("check")).isZero();
        assertThat(out.toString()).contains("no places of addresses (--geoip), so these see nothing: ");

        assertThat(run(replay("--store", "none"))).isZero();
        assertThat(err.toString()).contains("no places of addresses (--geoip), so these see nothing: ");
        assertThat(out.toString()).containsPattern("\\d+ of \\d+ units saw nothing: ");
    }

    @Test
    void ownRulesAreCheckedWithTheRest() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("rule.yaml"), "id: other\n");

        assertThat(run("check", "--rules", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("mine/rule.yaml");
    }

    @Test
    void sigmaRulesLieBesideOwnRulesAndADearOneIsNamed() throws IOException {
        Files.writeString(folder.resolve("words.yml"), """
                title: Words
                logsource: {product: aws, service: cloudtrail}
                detection: {words: [mimikatz], condition: words}
                """);

        assertThat(run("check", "--rules", folder.toString())).as(err::toString).isZero();
        assertThat(out.toString()).contains("words.yml is asked of every call");
    }

    private String[] replay(String... more) {
        return arguments(
                Stream.of("cloudtrail", "vpc-flow", "dns")
                        .flatMap(log -> Stream.of("--" + log, SAMPLES.resolve(log) + "")),
                more);
    }

    /** Of the sample's eleven days, some. */
    private static Stream<String> calls(int from, int to) throws IOException {
        try (Stream<Path> days = Files.list(SAMPLES.resolve("cloudtrail"))) {
            return days.sorted().toList().subList(from, to).stream()
                    .flatMap(day -> Stream.of("--cloudtrail", day.toString()));
        }
    }

    private static Path only(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.findAny().orElseThrow();
        }
    }

    /** The same files under other names, which come in another order. */
    private String[] shuffled(String... more) throws IOException {
        List<String> files = new ArrayList<>();
        for (String log : List.of("dns", "vpc-flow", "cloudtrail")) {
            try (Stream<Path> paths = Files.list(SAMPLES.resolve(log))) {
                for (Path path : paths.toList()) {
                    String name = Integer.toHexString(path.getFileName().hashCode()) + log + ".json.gz";
                    files.addAll(List.of(
                            "--" + log, Files.copy(path, folder.resolve(name)).toString()));
                }
            }
        }
        return arguments(files.stream(), more);
    }

    private String[] arguments(Stream<String> logs, String... more) {
        var fixed = Stream.of(
                "--threat-list",
                "tor=" + SAMPLES.resolve("lists/tor.txt"),
                "--threat-list",
                "mining=" + SAMPLES.resolve("lists/mining.txt"),
                "--aws-ranges",
                SAMPLES.resolve("lists/ip-ranges.json") + "",
                "--findings",
                file("findings.jsonl"));
        var store = List.of(more).contains("--store") ? Stream.<String>of() : Stream.of("--store", file("vigil.db"));
        return Stream.of(Stream.of("replay"), logs, fixed, store, Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        return Commands.execute(
                Vigil.commands(NOW, screen).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)),
                arguments);
    }
}
