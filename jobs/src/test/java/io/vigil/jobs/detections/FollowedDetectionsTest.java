package io.vigil.jobs.detections;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a job's detections when the user edits their files. */
class FollowedDetectionsTest {
    private static final String STORY = """
            id: story
            emits:
              - {type: "AttackSequence:S3/CompromisedData", severity: 9.5, tactic: EXFILTRATION, title: t, description: d}
            key: principal
            within: 1h
            sequence:
            - {step: a, signal: mass-destruction}
            - {step: b, signal: ransom-note-left}
            """;

    @TempDir
    private Path folder;

    private Path pattern;
    private Path tuning;

    @BeforeEach
    void writeFiles() throws IOException {
        pattern = Files.createDirectories(folder.resolve("patterns/story")).resolve("pattern.yaml");
        tuning = folder.resolve("tuning.yaml");
        Files.writeString(pattern, STORY);
        Files.writeString(tuning, "off: []\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file://"})
    void whatTheFilesHoldTakesItsPlaceAsAWhole(String scheme) throws IOException {
        var followed = followed(scheme, null);

        Files.writeString(pattern, STORY.replace("1h", "2h"));
        Files.writeString(tuning, "off: [flow-logs-deleted]\n");
        boolean taken = followed.look();

        assertThat(taken).isTrue();
        assertThat(followed.version()).isEqualTo(2);
        assertThat(followed.now().tuning().switchesOff("flow-logs-deleted")).isTrue();
        assertThat(followed.now().patterns().get(0).file("pattern.yaml")).contains("within: 2h");
    }

    @Test
    void filesThatStayTheSameChangeNothing() {
        var followed = followed("", null);

        followed.look();

        assertThat(followed.version()).isEqualTo(1);
        assertThat(followed.swaps()).isZero();
    }

    @Test
    void aMistakeRefusesTheWholeIsCountedOnceAndWhatIsInForceStays() throws IOException {
        var followed = followed("", null);

        Files.writeString(
                pattern, STORY.replace("mass-destruction", "mass-destructoin").replace("1h", "1x"));
        Files.writeString(tuning, "off: [flow-logs-deleted]\n");
        boolean first = followed.look();
        boolean second = followed.look();

        assertThat(first || second).isFalse();
        assertThat(followed.refusals()).isEqualTo(1);
        assertThat(followed.version()).isEqualTo(1);
        assertThat(followed.now().tuning().switchesOff("flow-logs-deleted")).isFalse();
    }

    @Test
    void whatIsMendedIsTaken() throws IOException {
        var followed = followed("", null);
        Files.writeString(tuning, "of: []\n");
        followed.look();

        Files.writeString(tuning, "off: [flow-logs-deleted]\n");
        followed.look();

        assertThat(followed.now().tuning().switchesOff("flow-logs-deleted")).isTrue();
    }

    @Test
    void whatWasAcceptedLastOutlivesTheProcessWhenTheFilesBreakAfterwards() throws IOException {
        var before = followed("", folder.resolve("kept").toString());
        Files.writeString(tuning, "off: [flow-logs-deleted]\n");
        before.look();
        Files.writeString(tuning, "off: [no-such-unit]\n");

        var restarted = new FollowedDetections(
                atStart(), following("", folder.resolve("kept").toString()));

        assertThat(restarted.now().tuning().switchesOff("flow-logs-deleted")).isTrue();
        assertThat(restarted.refusals()).isEqualTo(1);
    }

    @Test
    void aFileThatIsGoneIsAMistakeNotAnEmptyFile() throws IOException {
        var followed = followed("", null);

        Files.delete(pattern);

        assertThat(followed.look()).isFalse();
        assertThat(followed.now().patterns()).hasSize(1);
    }

    private FollowedDetections followed(String scheme, String kept) {
        Following following = following(scheme, kept);
        var problems = new Problems();
        Detections read = following.files().read(problems);
        problems.throwIfAny();
        return new FollowedDetections(read, following);
    }

    private Detections atStart() throws IOException {
        String broken = Files.readString(tuning);
        Files.writeString(tuning, "off: []\n");
        Detections read = following("", null).files().read(new Problems());
        Files.writeString(tuning, broken);
        return read;
    }

    private Following following(String scheme, String kept) {
        var files = new DetectionFiles(List.of(), scheme + folder.resolve("patterns"), scheme + tuning.toString());
        return new Following(files, 1, kept, 0);
    }
}
