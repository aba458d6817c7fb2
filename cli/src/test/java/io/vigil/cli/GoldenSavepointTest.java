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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a release has written, later ones read. {@code savepoints/1.gz} is the {@code _metadata} of a savepoint that a replay of the sample's first
 * ten days and the first half of its {@linkplain BrokenDay last} left: baselines, half sequences, what waits for the watermark, and findings. Until
 * release 1 is out it is written anew, by
 *
 * <pre>{@code ./mvnw -pl cli -am test -Dtest=GoldenSavepointTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dsavepoint.write=$PWD/cli/src/test/resources/savepoints/1.gz}</pre>
 *
 * <p>After that never again: a form of state that changes gets a new version, and each release gets a savepoint of its own beside this one.
 */
class GoldenSavepointTest {
    private static final long NOW = Instant.parse("2026-07-01T00:00:00Z").toEpochMilli();
    private static final Path SAMPLE = Path.of("../samples/cloudtrail");
    private static final String LAST_DAY = "20250612";
    private static final String THIEF = "AROAEXAMPLEWEBSERVER1:i-0c3f5a7e9b1d2f4a6";
    /** When the savepoint was taken: the thief began before it, and of calls alone the instance's own look stolen on earlier days, too. */
    private static final String SAVED = "2025-06-12T10:33:30";
    /** Takes a history to be seen. */
    private static final String BASELINE = "Persistence:IAMUser/AnomalousBehavior";

    @TempDir
    private Path folder;

    @Test
    @EnabledIfSystemProperty(named = "savepoint.write", matches = ".+")
    void writesTheSavepointOfThisRelease() throws IOException {
        Path into = folder.resolve("left");
        Path before = BrokenDay.read().writeBefore(folder);

        replay(Stream.concat(earlierDays(), Stream.of("--cloudtrail", before + "", "--savepoint-into", into + "")));

        try (Stream<Path> left = Files.list(into);
                var packed =
                        new GZIPOutputStream(Files.newOutputStream(Path.of(System.getProperty("savepoint.write"))))) {
            Files.copy(left.findFirst().orElseThrow().resolve("_metadata"), packed);
        }
    }

    private static Stream<String> earlierDays() throws IOException {
        try (Stream<Path> days = Files.list(SAMPLE)) {
            return days
                    .filter(day -> !day.toString().contains(LAST_DAY))
                    .sorted()
                    .flatMap(day -> Stream.of("--cloudtrail", day.toString()))
                    .toList()
                    .stream();
        }
    }

    @Test
    void whatAnEarlierReleaseLeftIsGoneOnFrom() throws IOException {
        List<JsonNode> found =
                found("--savepoint-from", GoldenSavepoint.unpacked(folder).toString());

        assertThat(found).extracting(GoldenSavepointTest::type).contains(BASELINE);
        assertThat(of(found, "AttackSequence:S3/CompromisedData", THIEF))
                .singleElement()
                .satisfies(incident -> {
                    assertThat(incident.at("/service/eventFirstSeen").asText()).isLessThan(SAVED);
                    assertThat(incident.at("/service/detection/sequence/additionalSequenceTypes"))
                            .extracting(JsonNode::asText)
                            .contains("AttackSequence:EC2/InstanceToAccount.Vigil");
                });
        assertThat(of(found, "Stealth:IAMUser/CloudTrailLoggingDisabled", "alice"))
                .hasSize(1);
        assertThat(of(found, "Policy:IAMUser/RootCredentialUsage", "Root"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.at("/service/count").asLong()).isEqualTo(2));
    }

    @Test
    void withoutItNothingOfThatIsFound() throws IOException {
        List<JsonNode> found = found();

        assertThat(found).isNotEmpty().extracting(GoldenSavepointTest::type).doesNotContain(BASELINE);
        assertThat(found)
                .filteredOn(finding -> type(finding).startsWith("AttackSequence:"))
                .noneMatch(finding ->
                        finding.at("/service/eventFirstSeen").asText().compareTo(SAVED) < 0);
        assertThat(of(found, "Stealth:IAMUser/CloudTrailLoggingDisabled", "alice"))
                .isEmpty();
    }

    private static String type(JsonNode finding) {
        return finding.at("/type").asText();
    }

    private static List<JsonNode> of(List<JsonNode> findings, String type, String who) {
        return findings.stream()
                .filter(finding ->
                        type(finding).equals(type) && finding.toString().contains(who))
                .toList();
    }

    private List<JsonNode> found(String... more) throws IOException {
        Path findings = folder.resolve("findings.jsonl");
        Path after = BrokenDay.read().writeAfter(folder);
        replay(Stream.concat(
                Stream.of("--cloudtrail", after.toString(), "--findings", findings.toString()), Stream.of(more)));
        var json = new ObjectMapper();
        var found = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(findings)) {
            found.add(json.readTree(line));
        }
        return found;
    }

    private static void replay(Stream<String> arguments) {
        var err = new StringWriter();
        int code = Commands.execute(
                Vigil.commands(NOW, Screen.NONE)
                        .setOut(new PrintWriter(new StringWriter()))
                        .setErr(new PrintWriter(err, true)),
                Stream.concat(Stream.of("replay", "--store", "none"), arguments).toArray(String[]::new));
        assertThat(code).as(err::toString).isZero();
    }
}
