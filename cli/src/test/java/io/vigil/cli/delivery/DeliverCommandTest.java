package io.vigil.cli.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.cli.findings.GivenFindings;
import io.vigil.jobs.options.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DeliverCommandTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    /** Nobody listens at port 1. */
    private static final String DEAD = "asff=http://127.0.0.1:1/hooks/token";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Clock clock = Clock.fixed(GivenFindings.DAY.plus(Duration.ofHours(1)), ZoneOffset.UTC);

    @BeforeEach
    void store() throws SQLException {
        GivenFindings.write(
                folder.resolve("vigil.db"),
                List.of(GivenFindings.finding(0, 9, "alice"), GivenFindings.finding(1, 5, "bob")));
    }

    @Test
    void everyFindingGoesToEachPlaceOnceAndAgainWithNewsAfterThePace() throws Exception {
        assertThat(run("--to", "ocsf=file:" + file("a"), "--to", "asff=file:" + file("b")))
                .isZero();
        assertThat(run("--to", "ocsf=file:" + file("a"))).isZero();
        GivenFindings.write(
                folder.resolve("vigil.db"),
                List.of(GivenFindings.finding(1, 5, "bob").put("updatedAt", "2026-06-12T10:30:00.000Z")));
        assertThat(run("--to", "ocsf=file:" + file("a"))).isZero();
        assertThat(Files.readAllLines(file("a"))).hasSize(2);

        clock = Clock.offset(clock, Duration.ofMinutes(15));
        assertThat(run("--to", "ocsf=file:" + file("a"))).isZero();

        assertThat(Files.readAllLines(file("a"))).hasSize(3).allMatch(line -> line.contains("\"class_uid\":2004"));
        assertThat(Files.readAllLines(file("b"))).hasSize(2).allMatch(line -> line.contains("\"SchemaVersion\""));
        assertThat(out.toString()).contains("ocsf=file:" + file("a") + ": 2 findings handed over, 0 refused");
    }

    @Test
    void aReceiverThatIsDeadHoldsUpNoOther() throws IOException {
        Files.writeString(file("secret"), SECRET + "\n");

        int code = run("--to", DEAD, "--secret-file", file("secret").toString(), "--to", "guardduty=file:" + file("a"));

        assertThat(code).isOne();
        assertThat(Files.readAllLines(file("a"))).hasSize(2);
        assertThat(err.toString()).contains("127.0.0.1").doesNotContain("token", SECRET.substring(6));
    }

    @Test
    void onlyWhatIsGraveOrNewEnoughIsHandedOver() throws IOException {
        run("--to", "guardduty=file:" + file("a"), "--severity-at-least", "7");
        run("--to", "eventbridge=file:" + file("b"), "--since", "2026-06-12T10:00:01Z");

        assertThat(new ObjectMapper()
                        .readTree(file("a").toFile())
                        .path("severity")
                        .asInt())
                .isEqualTo(9);
        assertThat(new ObjectMapper()
                        .readTree(file("b").toFile())
                        .at("/detail/severity")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    @Timeout(60)
    void whileItRunsTheFolderOfOutputsMayNameMoreAndFewer() throws IOException {
        Path outputs = Files.createDirectory(file("outputs"));
        Files.writeString(outputs.resolve("first"), "guardduty=file:" + file("a") + "\n");
        Path second = outputs.resolve("second");
        var steps = List.<Step>of(
                        () -> awaitLines(file("a"), 2),
                        () -> Files.writeString(second, "no place at all\n"),
                        () -> Files.writeString(second, "ocsf=file:" + file("b") + "\n"),
                        () -> awaitLines(file("b"), 2),
                        () -> Files.delete(outputs.resolve("first")),
                        () -> GivenFindings.write(file("vigil.db"), List.of(GivenFindings.finding(2, 7, "carol"))),
                        () -> awaitLines(file("b"), 3))
                .iterator();

        int code = execute(
                new DeliverCommand(clock, Map.of(), usual -> steps.hasNext() && done(steps.next())),
                "--store",
                file("vigil.db").toString(),
                "--outputs",
                outputs.toString(),
                "--every",
                "1s");

        assertThat(code).isZero();
        assertThat(Files.readAllLines(file("a"))).hasSize(2);
        assertThat(Files.readAllLines(file("b"))).hasSize(3);
    }

    private interface Step {
        void take() throws Exception;
    }

    private static boolean done(Step step) {
        try {
            step.take();
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The receivers write in threads of their own. */
    private static void awaitLines(Path file, int lines) throws IOException {
        while (!Files.exists(file) || Files.readAllLines(file).size() < lines) {
            Thread.onSpinWait();
        }
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithoutSecrets() throws IOException {
        Files.writeString(file("secret"), "tooshort-hunter2");

        assertThat(run(
                        "--to",
                        "xml=file:x",
                        "--to",
                        "asff=http://example.com/hunter2",
                        "--to",
                        "asff=folder:" + folder,
                        "--to",
                        "asff=folder:" + folder,
                        "--secret-file",
                        file("secret").toString(),
                        "--since",
                        "yesterday",
                        "--severity-at-least",
                        "11",
                        "--pace",
                        "soon",
                        "--every",
                        "0s"))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("8 problems in configuration")
                .contains("number 1", "number 2", "number 4", "--secret-file", "--since", "--pace", "--every")
                .doesNotContain("hunter2");

        assertThat(run("--to", DEAD)).isEqualTo(2);
        assertThat(err.toString()).contains("webhooks are signed");
    }

    @Test
    void whatIsNoStoreIsAMistakeOfTheCallerAndIsNotMade() {
        assertThat(execute("--store", file("none.db").toString(), "--to", "asff=file:" + file("a"), "--once"))
                .isEqualTo(2);
        assertThat(file("none.db")).doesNotExist();
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private int run(String... arguments) {
        return execute(
                Stream.concat(Stream.of("--once", "--store", file("vigil.db").toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private int execute(String... arguments) {
        return execute(new DeliverCommand(clock, Map.of()), arguments);
    }

    private int execute(DeliverCommand deliver, String... arguments) {
        var command =
                new CommandLine(deliver).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return Commands.execute(command, arguments);
    }
}
