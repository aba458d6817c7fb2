package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.cli.findings.Screen;
import io.vigil.jobs.options.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attacker chose the names in a log: nothing that is printed, logged or written may do what they say. */
class HostileTextTest {
    private static final long NOW = Instant.parse("2026-07-01T00:00:00Z").toEpochMilli();
    /** Clears the screen, forges a row, turns the direction of reading, and ends in half a character, as the name of the trail does. */
    private static final String NAME = "eve\\u001b[2J\\u009b2J\\n9.9  forged\\u202e\\u2028\\ud800";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void replayCallsOfAnAttacker() throws IOException {
        Files.writeString(folder.resolve("log.json"), """
                {"eventVersion":"1.08","eventTime":"2026-06-12T12:00:00Z","eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging",
                 "awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"curl","eventID":"1","eventType":"AwsApiCall",
                 "readOnly":false,"managementEvent":true,"recipientAccountId":"111122223333","requestParameters":{"name":"trail\\ud800"},
                 "userIdentity":{"type":"IAMUser","principalId":"AIDAEVE","arn":"arn:aws:iam::111122223333:user/eve",
                  "accountId":"111122223333","accessKeyId":"AKIAEVE","userName":"%s"}}
                """.formatted(NAME).replace("\n ", " ") + "refused \u001b[2J\n");

        assertThat(run(
                        "replay",
                        "--cloudtrail",
                        file("log.json"),
                        "--store",
                        file("vigil.db"),
                        "--findings",
                        file("findings.jsonl"),
                        "--signals",
                        file("signals.jsonl"),
                        "--rejected",
                        file("rejected.jsonl")))
                .as(err::toString)
                .isZero();
    }

    @Test
    void theTableOfAReplayAndOfAStoreShowsOneRowForOneFinding() {
        assertThat(rows()).isOne();
        assertThat(out.toString()).contains("eve\\u001b[2J");
        clear();

        for (String layout : List.of("table", "wide", "tsv")) {
            run("findings", "--store", file("vigil.db"), "-o", layout);

            assertThat(rows()).as(layout).isOne();
            assertThat(printed()).as(layout).noneMatch(HostileTextTest::steersTheTerminal);
            clear();
        }
    }

    @Test
    void theStoryOfAFindingSteersNothing() throws IOException {
        JsonNode finding =
                new ObjectMapper().readTree(folder.resolve("findings.jsonl").toFile());
        clear();

        assertThat(run(
                        "explain",
                        "--store",
                        file("vigil.db"),
                        finding.path("id").asText()))
                .isZero();

        assertThat(out.toString()).contains("eve\\u001b[2J");
        assertThat(printed()).noneMatch(HostileTextTest::steersTheTerminal);
        assertThat(out.toString().lines()).noneMatch(line -> line.startsWith("9.9"));
    }

    private long rows() {
        return out.toString()
                .lines()
                .filter(line -> line.matches("\\d+\\.\\d[ \t].*"))
                .count();
    }

    @Test
    void jsonOnTheTerminalIsTheSameDocument() throws IOException {
        clear();

        run("findings", "--store", file("vigil.db"), "--json");

        assertThat(printed()).noneMatch(HostileTextTest::steersTheTerminal);
        assertThat(new ObjectMapper().readTree(out.toString()))
                .isEqualTo(new ObjectMapper()
                        .readTree(folder.resolve("findings.jsonl").toFile()));
    }

    @Test
    void everyFileIsWhole() throws IOException {
        for (String file : List.of("findings.jsonl", "signals.jsonl", "rejected.jsonl")) {
            assertThat(Files.readAllLines(folder.resolve(file))).as(file).hasSizeGreaterThanOrEqualTo(1);
        }
        assertThat(Files.readString(folder.resolve("findings.jsonl")))
                .contains("\u2028", "\"trail\ufffd\"")
                .endsWith("}\n");
    }

    @Test
    void whatWasFoundIsForItsOwnerOnly() throws IOException {
        for (String file : List.of("findings.jsonl", "signals.jsonl", "rejected.jsonl", "vigil.db")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void mistakesInFilesOfStrangersAndArgumentsAreToldInOneLineEach() throws IOException {
        Files.writeString(folder.resolve("list.txt"), "\u001b[2J\u202e noise\n".repeat(99));
        Files.writeString(
                Files.createDirectory(folder.resolve("rules")).resolve("rule.yml"),
                "title: \"\\e[2J\"\ndetection: {\"a\\nforged\": 1}\n");
        clear();

        run("check", "--rules", file("rules"), "--threat-list", "tor=" + file("list.txt"));
        run("replay", "--no-such-\u001b[2J\n3 problems");
        run("findings", "--store", file("missing\u001b[2J\nforged.db"));
        run("findings", "--store", file("log.json"));

        assertThat(printed()).isNotEmpty().noneMatch(HostileTextTest::steersTheTerminal);
        assertThat(err.toString().lines())
                .noneMatch(line -> line.startsWith("forged") || line.startsWith("3 problems"));
    }

    private static boolean steersTheTerminal(int point) {
        int type = Character.getType(point);
        return point != '\n'
                && point != '\t'
                && (type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.LINE_SEPARATOR
                        || type == Character.SURROGATE);
    }

    private Stream<Integer> printed() {
        return (out.toString() + err).codePoints().boxed();
    }

    private void clear() {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... arguments) {
        return Commands.execute(
                Vigil.commands(NOW, Screen.NONE)
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true)),
                arguments);
    }
}
