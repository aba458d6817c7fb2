package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.cli.findings.Screen;
import io.vigil.jobs.options.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change would have changed, over signals that a replay of the samples recorded. */
class BacktestTest {
    private static final String SEQUENCE = """
            id: opened-and-launched
            emits:
              - {type: "AttackSequence:IAM/Tried.Test", severity: 8.0, tactic: IMPACT, title: t, description: d}
            key: account
            within: 7d
            sequence:
            - {step: one, type: "*"}
            - {step: other, type: "*", contiguity: any}
            """;

    private static final String SAMPLES = "../samples/cloudtrail";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String signals = "";

    @BeforeEach
    void record() {
        signals = folder.resolve("signals.jsonl").toString();
        assertThat(run("replay", "--cloudtrail", SAMPLES, "--store", "none", "--signals", signals))
                .as(err::toString)
                .isZero();
        out.getBuffer().setLength(0);
    }

    @Test
    void nothingChangedIsNoDifferenceAndTheFindingsAreThoseOfTheLogs() {
        assertThat(run("backtest", "--signals", signals)).as(err::toString).isZero();
        String overSignals = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run("backtest", "--cloudtrail", SAMPLES)).isZero();

        assertThat(overSignals).contains("new=0 gone=0 changed=0").isEqualTo(out.toString());
    }

    @Test
    void aNewSequenceShowsWhatItChanges() throws IOException {
        Path patterns = Files.createDirectories(folder.resolve("patterns/opened-and-launched"));
        Files.writeString(patterns.resolve("pattern.yaml"), SEQUENCE);

        run("backtest", "--signals", signals, "--patterns", patterns.getParent().toString());
        assertThat(out.toString()).contains("AttackSequence:IAM/Tried.Test", "(opened-and-launched is new)");
    }

    @Test
    void aNewSequenceIsNamedWhereItsIncidentIsAFindingAlready() throws IOException {
        Path shipped = Path.of("../cep-patterns/units/stolen-instance-credentials-s3/pattern.yaml");
        Path patterns = Files.createDirectories(folder.resolve("patterns/key-and-page"));
        Files.writeString(
                patterns.resolve("pattern.yaml"),
                SEQUENCE.replace("opened-and-launched", "key-and-page")
                        .replace("key: account", "key: principal")
                        .replace("{step: one, type: \"*\"}", "{step: one, signal: credential-minted}")
                        .replace("type: \"*\", contiguity: any", "type: \"Policy:S3/*\""));
        Files.copy(
                shipped,
                Files.createDirectories(folder.resolve("patterns/stolen-instance-credentials-s3"))
                        .resolve("pattern.yaml"));

        run("backtest", "--signals", signals, "--patterns", patterns.getParent().toString());
        assertThat(out.toString()).contains("also AttackSequence:IAM/Tried.Test of key-and-page");
    }

    @Test
    void theSeverityOfAStoryIsTunedAsThatOfAnyUnit() throws IOException {
        Path tuning = Files.writeString(folder.resolve("tuning.yaml"), "severity: {compromised-credentials: 6.5}");

        run("backtest", "--signals", signals, "--tuning", tuning.toString());
        assertThat(out.toString()).contains("AttackSequence:IAM/CompromisedCredentials", "severity 9.0 -> 6.5");
    }

    @Test
    void signalsAreInPlaceOfLogsAndMustBeThere() {
        assertThat(run("backtest", "--signals", signals, "--cloudtrail", signals))
                .isNotZero();
        assertThat(run("backtest", "--signals", folder.resolve("none").toString()))
                .isNotZero();
        assertThat(run("backtest", "--signals", "pom.xml")).isNotZero();
        assertThat(err.toString()).contains("are in place of logs", "replay --signals FILE writes one", "pom.xml");
    }

    private int run(String... arguments) {
        return Commands.execute(
                Vigil.commands(Instant.parse("2026-08-21T00:00:00Z").toEpochMilli(), Screen.NONE)
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true)),
                arguments);
    }
}
