package io.vigil.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.connectors.files.FindLogFiles;
import io.vigil.events.Event;
import io.vigil.findings.GuardDutyJson;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.DetectionFiles;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.detections.Following;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.pipeline.LogKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user changes in the tuning file takes its place in every running operator, and leaves alone what it does not concern. */
class FollowedReplayTest {
    private static final long NOT_AFTER = Long.MAX_VALUE;

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
        List<ReplayInput<?>> inputs = LogKinds.ALL.stream()
                .<ReplayInput<?>>map(FollowedReplayTest::samples)
                .toList();
        var logs = new ReplayLogs(inputs, Duration.ofMinutes(15), NOT_AFTER);
        var plan = new ReplayPlan(
                logs, detections, IntelSettings.none(), 1, new Savepoints(null, null), null, null, null, null);
        return new Replay(plan)
                .run().findings().stream().map(GuardDutyJson::of).sorted().toList();
    }

    private static <E extends Event> ReplayInput<E> samples(LogKind<E> kind) {
        var format = kind.format(option -> null, new Problems());
        var files = new FindLogFiles<>(format, NOT_AFTER, (path, why) -> {
            throw new AssertionError(path + " " + why);
        });
        return new ReplayInput<>(kind, format, files.in(List.of(Path.of("../samples", kind.name()))));
    }
}
