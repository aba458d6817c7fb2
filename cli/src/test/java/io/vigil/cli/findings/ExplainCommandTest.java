package io.vigil.cli.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.jobs.options.Commands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExplainCommandTest {
    private static final String UNIT = "anomalous-behavior";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** A sequence of two, one of which is odd, and a third that has nothing to do with it. */
    @BeforeEach
    void store() throws SQLException {
        var odd = GivenFindings.finding(1, 5, "alice");
        vigil(odd)
                .put("pValue", 2.5e-8)
                .put("tactic", "IMPACT")
                .putArray("eventIds")
                .add("event-1");
        observe(odd, false, "aws-cli on linux");
        observe(odd, true, "boto on windows");
        var listed = GivenFindings.finding(2, 5, "alice");
        vigil(listed).put("pValue", 1.0).putArray("eventIds").add("event-2");
        vigil(listed)
                .withArray("listHits")
                .addObject()
                .put("list", "exits")
                .put("kind", "tor")
                .put("indicator", "198.51.100.200")
                .put("listVersion", "v7");
        var other = GivenFindings.finding(3, 5, "bob");
        vigil(other).putArray("eventIds").add("event-3");
        GivenFindings.write(folder.resolve("vigil.db"), List.of(sequence(), odd, listed, other));
    }

    private static ObjectNode sequence() {
        var sequence = GivenFindings.finding(10, 9, "alice");
        vigil(sequence).putArray("eventIds").add("event-1").add("event-2");
        var members = vigil(sequence).putArray("members");
        members.addObject().put("id", id(2));
        members.addObject().put("id", id(1));
        var steps = vigil(sequence).putArray("steps");
        steps.addObject()
                .put("time", "2026-06-12T10:00:02.000Z")
                .putArray("eventIds")
                .add("event-2");
        steps.addObject()
                .put("time", "2026-06-12T10:00:03.000Z")
                .putArray("eventIds")
                .add("event-2")
                .add("event-1");
        var signals = ((ObjectNode) sequence.get("service"))
                .putObject("detection")
                .putObject("sequence")
                .putArray("signals");
        signals.add(signal("2026-06-12T10:00:03.000Z", "IMPACT", "it was used"));
        signals.add(signal("2026-06-12T10:00:02.000Z", "CREDENTIAL_ACCESS", "it was stolen"));
        return sequence;
    }

    private static ObjectNode signal(String time, String tactic, String words) {
        var signal = JsonNodeFactory.instance.objectNode();
        signal.put("name", "name")
                .put("description", words)
                .put("firstSeenAt", time)
                .put("lastSeenAt", time)
                .put("count", 2);
        signal.putArray("signalIndicators")
                .addObject()
                .put("key", "ATTACK_TACTIC")
                .putArray("values")
                .add(tactic);
        return signal;
    }

    private static ObjectNode vigil(ObjectNode finding) {
        return ((ObjectNode) finding.get("service"))
                .withObject("/additionalInfo/vigil")
                .put("unit", UNIT);
    }

    private static void observe(ObjectNode finding, boolean unusual, String value) {
        vigil(finding)
                .withArray("observations")
                .addObject()
                .put("feature", "userAgent")
                .put("unusual", unusual)
                .putArray("values")
                .add(value);
    }

    @Test
    void aSequenceIsExplainedInTheOrderOfTimeWithItsMembersAndWhatIsOddAboutThem() {
        assertThat(run(id(10).substring(0, 8))).as(err::toString).isZero();

        assertThat(out.toString())
                .containsSubsequence(
                        "9.0 Critical  AttackSequence:IAM/CompromisedCredentials",
                        "What happened",
                        "credential_access (2026-06-12 10:00:02) → impact (2026-06-12 10:00:03)",
                        "it was stolen",
                        "it was used",
                        "Findings that it is made of",
                        id(1).substring(0, 8),
                        id(2).substring(0, 8),
                        "Events",
                        "2026-06-12 10:00:02  event-2",
                        "2026-06-12 10:00:03  event-1",
                        "userAgent   now    boto on windows",
                        "usual  aws-cli on linux",
                        "1 in 40 million",
                        "198.51.100.200 on exits (tor), version v7",
                        "Innocent causes",
                        "A new duty",
                        "What to do",
                        "ask the owner")
                .doesNotContain(id(3).substring(0, 8));
    }

    @Test
    void aSingleFindingIsExplainedByItself() {
        assertThat(run(id(1))).isZero();

        assertThat(out.toString())
                .contains("5.0 Medium", "impact, 2026-06-12 10:00:00", "event-1", "1 in 40 million")
                .doesNotContain("Findings that it is made of", "event-2");
    }

    @Test
    void anIdThatIsNoneOrNotEnoughIsAMistakeOfTheCaller() {
        assertThat(run("0000")).isEqualTo(2);
        assertThat(err.toString()).contains("several begin so", id(1), id(2));
        assertThat(run("ffff")).isEqualTo(2);
        assertThat(run("' or 1=1")).isEqualTo(2);
        assertThat(err.toString()).contains("no finding has it", "expected up to 32 of 0-9 a-f");
    }

    @Test
    void improbabilityIsSaidInWholeWords() {
        assertThat(Oddity.odds(0.004)).isEqualTo("1 in 250");
        assertThat(Oddity.odds(2.5e-8)).isEqualTo("1 in 40 million");
        assertThat(Oddity.odds(1 / 2000.0)).isEqualTo("1 in 2 thousand");
    }

    @Test
    void linesFitTheTerminal() {
        assertThat(run(new Screen(60, false, false), id(10))).isZero();

        assertThat(out.toString().lines().skip(4)).allMatch(line -> line.length() <= 60);
    }

    private static String id(int number) {
        return GivenFindings.finding(number, 5, "").path("id").asText();
    }

    private int run(String id) {
        return run(Screen.NONE, id);
    }

    private int run(Screen screen, String id) {
        var command = new CommandLine(new ExplainCommand(screen))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return Commands.execute(command, "--store", folder.resolve("vigil.db").toString(), id);
    }
}
