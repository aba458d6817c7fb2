package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.jobs.options.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a release has written, later ones read. {@code savepoints/1.gz} holds the baselines of the sample's first ten days as release 1 learnt them
 * ({@code ./vigil replay --cloudtrail …ten files… --savepoint-into DIR}, its {@code _metadata} compressed). It is never written again; a form of
 * state that changes gets a new version, and a release that is out gets a savepoint of its own beside this one.
 */
class GoldenSavepointTest {
    private static final long NOW = Instant.parse("2026-07-01T00:00:00Z").toEpochMilli();
    private static final Path LAST_DAY =
            Path.of("../samples/cloudtrail/111122223333_CloudTrail_eu-west-1_20250612T2359Z_sample.json.gz");
    /** Takes a history to be seen. */
    private static final String BASELINE = "Persistence:IAMUser/AnomalousBehavior";

    @TempDir
    private Path folder;

    @Test
    void theBaselinesOfAnEarlierReleaseAreGoneOnFrom() throws IOException {
        assertThat(found()).isNotEmpty().noneMatch(finding -> finding.contains(BASELINE));

        assertThat(found("--savepoint-from", unpacked("1").toString())).anyMatch(finding -> finding.contains(BASELINE));
    }

    private List<String> found(String... more) throws IOException {
        Path findings = folder.resolve("findings.jsonl");
        var err = new StringWriter();
        int code = Commands.execute(
                Vigil.commands(NOW).setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true)),
                Stream.concat(
                                Stream.of(
                                        "replay",
                                        "--cloudtrail",
                                        LAST_DAY.toString(),
                                        "--store",
                                        "none",
                                        "--findings",
                                        findings.toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
        assertThat(code).as(err::toString).isZero();
        return Files.readAllLines(findings);
    }

    private Path unpacked(String release) throws IOException {
        Path savepoint = Files.createDirectory(folder.resolve("savepoint"));
        try (InputStream packed = GoldenSavepointTest.class.getResourceAsStream("/savepoints/" + release + ".gz")) {
            Files.copy(new GZIPInputStream(packed), savepoint.resolve("_metadata"));
        }
        return savepoint;
    }
}
