package io.vigil.cli.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.jobs.options.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FindingsCommandTest {
    private static final long NOW =
            GivenFindings.DAY.plus(Duration.ofMinutes(10)).toEpochMilli();
    private static final Screen NARROW = new Screen(80, false, false);
    private static final Screen COLOURED = new Screen(80, true, false);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Screen screen = Screen.NONE;
    private FindingsCommand.Pause pause = () -> false;

    @BeforeEach
    void store() throws SQLException {
        GivenFindings.write(store("vigil.db"), findings());
    }

    /** One of alice that is grave, and of bob 500 that are not. */
    private static List<ObjectNode> findings() {
        return Stream.concat(
                        Stream.of(GivenFindings.finding(0, 9, "alice")),
                        IntStream.rangeClosed(1, 500).mapToObj(number -> GivenFindings.finding(number, 5, "bob")))
                .toList();
    }

    @Test
    void behindAPipeEveryFindingIsALineOfTextsWithTabsBetween() {
        assertThat(run()).isZero();

        assertThat(lines()).hasSize(502);
        assertThat(lines().get(0)).startsWith("severity\ttype\taccount");
        assertThat(lines().get(1))
                .isEqualTo("9.0\tAttackSequence:IAM/CompromisedCredentials\t111122223333\teu-west-1\talice\t1"
                        + "\t2026-06-12T10:00:00.123Z\t2026-06-12T10:00:00.123Z\talice looked around from the Tor network\t"
                        + "00000000000000000000000000000000");
    }

    @Test
    void onATerminalLinesFitItAndEndAfterAScreenful() {
        screen = NARROW;

        run();

        assertThat(lines()).hasSize(202).allMatch(line -> line.length() <= 80);
        assertThat(lines().get(0)).startsWith("severity  id ");
        assertThat(lines().get(1)).matches("9\\.0 +00000000  2026-06-12 10:00 +alice +.*");
        assertThat(lines().get(201)).contains("more", "--limit");
    }

    @Test
    void severityIsColouredOnATerminalThatWantsIt() {
        screen = COLOURED;

        run("--limit", "1");

        assertThat(lines().get(1)).startsWith("\u001b[1;31m9.0     \u001b[0m  00000000");
    }

    @Test
    void colourIsOffWithoutATerminalAndOnRequest() {
        assertThat(Screen.of(null, false, Map.of())).isEqualTo(Screen.NONE);
        assertThat(Screen.of("120", false, Map.of("NO_COLOR", "1"))).isEqualTo(new Screen(120, false, false));
        assertThat(Screen.of("", false, Map.of("TERM", "dumb"))).isEqualTo(new Screen(80, false, false));
        assertThat(Screen.of("200", false, Map.of("TERM", "xterm"))).isEqualTo(new Screen(200, true, false));
    }

    @Test
    void findingsAreOfAnEntityAFieldATypeATimeAndSorted() {
        assertThat(ids("--entity", "alice")).hasSize(1);
        assertThat(ids("--where", "resource.accessKeyDetails.userName=bob", "--where", "service.count>=500"))
                .hasSize(2);
        assertThat(ids("--where", "accountId!=111122223333")).isEmpty();
        assertThat(ids("--where", "severity=9", "--where", "severity=4")).hasSize(1);
        assertThat(ids("--severity-at-least", "5.5")).hasSize(1);
        assertThat(ids("--type", "attacksequence:*")).hasSize(1);
        assertThat(ids("--type", "Nothing:*")).isEmpty();
        assertThat(ids("--since", "2m")).hasSize(21);
        assertThat(ids("--since", "2026-06-12T10:08:20Z")).hasSize(1);
        assertThat(ids("--since", "2026-06-13")).isEmpty();
        assertThat(ids("--sort", "-service.count", "--limit", "2"))
                .containsExactly(
                        GivenFindings.finding(500, 5, "").path("id").asText(),
                        GivenFindings.finding(499, 5, "").path("id").asText());
        assertThat(ids("--sort", "severity", "--limit", "501")).hasSize(501).endsWith("0".repeat(32));
    }

    @Test
    void jsonIsTheFindingItself() throws IOException {
        run("--entity", "alice", "-o", "json");

        assertThat(new ObjectMapper().readTree(out.toString()))
                .isEqualTo(findings().get(0));
    }

    @Test
    void csvIsQuotedAndHoldsNoFormula() throws SQLException {
        GivenFindings.write(store("vigil.db"), List.of(GivenFindings.finding(0, 10, "=cmd|' /C \"calc\"'!A0")));

        run("-o", "csv", "--limit", "1");

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(1)).contains(",\"'=cmd|' /C \"\"calc\"\"'!A0\",");
    }

    @Test
    void aPipelineIsStoppedByAGraveFinding() {
        assertThat(run("--fail-at", "9", "--limit", "1", "--sort", "updatedAt")).isEqualTo(3);
        assertThat(run("--fail-at", "9.5")).isZero();
        assertThat(run("--fail-at", "7", "--entity", "bob")).isZero();
    }

    @Test
    void whoWatchesSeesWhatIsNewAndWhatHasNewsOnce() {
        var looks = new int[1];
        pause = () -> {
            looks[0]++;
            if (looks[0] == 2) {
                change(GivenFindings.finding(499, 5, "bob").put("updatedAt", "2026-06-12T10:20:00.000Z"));
                change(GivenFindings.finding(501, 7, "carol"));
            }
            return looks[0] < 4;
        };

        run("--watch", "--limit", "1");

        assertThat(lines()).hasSize(4);
        assertThat(lines().subList(2, 4))
                .extracting(line -> line.split("\t")[4])
                .containsExactly("carol", "bob");
    }

    private void change(ObjectNode finding) {
        try {
            GivenFindings.write(store("vigil.db"), List.of(finding));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        int code = run(
                "--limit",
                "0",
                "--fail-at",
                "11",
                "--since",
                "yesterday",
                "--where",
                "x",
                "--where",
                "severity>high",
                "--sort",
                "colour",
                "--severity-at-least",
                "12",
                "--watch",
                "--json",
                "-o",
                "csv");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("9 problems in configuration")
                .contains("--limit", "--fail-at", "--since", "--where", "--sort", "--severity-at-least", "--json");
    }

    @Test
    void whatIsNoStoreIsAMistakeOfTheCallerAndIsNotMade() throws IOException {
        assertThat(execute("--store", store("none.db").toString())).isEqualTo(2);
        assertThat(store("none.db")).doesNotExist();

        Files.writeString(store("log.json"), "{\"Records\":[]}\n".repeat(200));
        assertThat(execute("--store", store("log.json").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("none.db", "log.json");
    }

    private List<String> ids(String... arguments) {
        assertThat(run(arguments)).as(err::toString).isZero();
        return lines().stream()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .toList();
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    private Path store(String name) {
        return folder.resolve(name);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return execute(Stream.concat(Stream.of("--store", store("vigil.db").toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private int execute(String... arguments) {
        var command = new CommandLine(new FindingsCommand(NOW, screen, () -> pause.again()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return Commands.execute(command, arguments);
    }
}
