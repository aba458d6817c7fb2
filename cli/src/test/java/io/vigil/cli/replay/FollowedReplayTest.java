package io.vigil.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.findings.GuardDutyJson;
import io.vigil.jobs.detections.DetectionFiles;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.Following;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user changes in the tuning file takes its place in every running operator, and leaves alone what it does not concern. */
class FollowedReplayTest {
    @TempDir
    private Path folder;

    @Test
    void aChangeThatConcernsNothingOfTheDayChangesNoFinding() throws Exception {
        List<String> asShipped = found(Detections.shipped());

        List<String> changed = found(Detections.shipped().followed(others("off: [flow-logs-deleted]")));

        assertThat(asShipped).isNotEmpty();
        assertThat(changed).isEqualTo(asShipped);
    }

    @Test
    void whatTheChangedFileSwitchesOffIsFoundNoMore() throws Exception {
        List<String> changed = found(Detections.shipped().followed(others("off: [cloudtrail-logging-disabled]")));

        assertThat(changed)
                .isNotEmpty()
                .noneMatch(finding -> finding.contains("\"type\":\"Stealth:IAMUser/CloudTrailLoggingDisabled\""));
    }

    private Following others(String tuning) throws IOException {
        Path file = Files.writeString(folder.resolve("tuning.yaml"), tuning);
        return new Following(new DetectionFiles(List.of(), null, file.toString()), Integer.MAX_VALUE, null, 0);
    }

    /** Documents, as a store holds them. */
    private static List<String> found(Detections detections) throws Exception {
        return SampleReplay.under(detections).stream()
                .map(GuardDutyJson::of)
                .sorted()
                .toList();
    }
}
