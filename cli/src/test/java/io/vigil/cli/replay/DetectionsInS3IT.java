package io.vigil.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.cli.cluster.LocalS3;
import io.vigil.findings.Finding;
import io.vigil.jobs.detections.DetectionFiles;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.Following;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Detections in a bucket, read with Flink's own S3 plugin from an S3 that others wrote. */
class DetectionsInS3IT {
    private static final String HOME = "s3://" + LocalS3.BUCKET + "/";
    private static final String LOGGING_OFF = "Stealth:IAMUser/CloudTrailLoggingDisabled";
    private static final String STORY = """
            id: story
            emits:
              - {type: "AttackSequence:S3/CompromisedData", severity: 9.5, tactic: EXFILTRATION, title: t, description: d}
            key: principal
            within: %s
            sequence:
            - {step: a, signal: mass-destruction}
            - {step: b, signal: ransom-note-left}
            """;

    @TempDir
    private static Path folder;

    private static LocalS3 s3;

    @BeforeAll
    static void start() throws Exception {
        LocalS3.require();
        s3 = LocalS3.start(folder).use();
    }

    @AfterAll
    static void stop() {
        if (s3 != null) {
            s3.close();
        }
    }

    @Test
    void whatIsWrittenOverIsReadAnew() throws Exception {
        put("over/patterns/story/pattern.yaml", STORY.formatted("1h"));
        put("over/patterns/story/README.md", "# Story");
        put("over/tuning.yaml", "off: []");
        var files = new DetectionFiles(List.of(), HOME + "over/patterns", HOME + "over/tuning.yaml");
        Detections before = read(files);

        put("over/patterns/story/pattern.yaml", STORY.formatted("2h"));
        put("over/tuning.yaml", "off: [flow-logs-deleted]");
        Detections after = read(files);

        assertThat(before.patterns().get(0).file("pattern.yaml")).contains("within: 1h");
        assertThat(after.patterns().get(0).file("pattern.yaml")).contains("within: 2h");
        assertThat(before.tuning().switchesOff("flow-logs-deleted")).isFalse();
        assertThat(after.tuning().switchesOff("flow-logs-deleted")).isTrue();
    }

    @Test
    void whatIsWrongOrMissingIsNamedByItsUrl() throws Exception {
        put("wrong/tuning.yaml", "of: []");
        var problems = new Problems();

        new DetectionFiles(List.of(HOME + "wrong/rules"), HOME + "wrong/patterns", HOME + "wrong/tuning.yaml")
                .read(problems);

        assertThat(problems.toString())
                .contains(HOME + "wrong/rules", HOME + "wrong/patterns", HOME + "wrong/tuning.yaml");
    }

    @Test
    void whatAJobTookLastIsKeptInTheBucketAndOutlivesBrokenFiles() throws Exception {
        put("kept/tuning.yaml", "off: [cloudtrail-logging-disabled]");
        Following following = new Following(
                new DetectionFiles(List.of(), null, HOME + "kept/tuning.yaml"), Integer.MAX_VALUE, HOME + "kept", 0);

        List<String> asShipped = types(null);
        List<String> tuned = types(following);
        put("kept/tuning.yaml", "off: [");
        List<String> restarted = types(following);

        assertThat(asShipped).contains(LOGGING_OFF);
        assertThat(tuned).isNotEmpty().doesNotContain(LOGGING_OFF);
        assertThat(restarted).isEqualTo(tuned);
    }

    private static void put(String key, String text) throws IOException, InterruptedException {
        s3.put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Detections read(DetectionFiles files) {
        var problems = new Problems();
        Detections read = files.read(problems);
        problems.throwIfAny();
        return read;
    }

    /** Of the findings of the samples, sorted. */
    private static List<String> types(@Nullable Following following) throws Exception {
        Detections shipped = Detections.shipped();
        Detections detections = following == null ? shipped : shipped.followed(following);
        return SampleReplay.under(detections).stream()
                .map(Finding::type)
                .sorted()
                .toList();
    }
}
