package io.vigil.cli.replay;

import io.vigil.catalogue.Problems;
import io.vigil.connectors.files.FindLogFiles;
import io.vigil.events.Event;
import io.vigil.findings.Finding;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.pipeline.LogKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The whole pipeline over the samples. */
final class SampleReplay {
    private static final long NOT_AFTER = Long.MAX_VALUE;

    private SampleReplay() {}

    static List<Finding> under(Detections detections) throws Exception {
        List<ReplayInput<?>> inputs =
                LogKinds.ALL.stream().<ReplayInput<?>>map(SampleReplay::samples).toList();
        var logs = new ReplayLogs(inputs, Duration.ofMinutes(15), NOT_AFTER);
        var plan = new ReplayPlan(
                logs, detections, IntelSettings.none(), 1, new Savepoints(null, null), null, null, null, null);
        return new Replay(plan).run().findings();
    }

    private static <E extends Event> ReplayInput<E> samples(LogKind<E> kind) {
        var format = kind.format(option -> null, new Problems());
        var files = new FindLogFiles<>(format, NOT_AFTER, (path, why) -> {
            throw new AssertionError(path + " " + why);
        });
        return new ReplayInput<>(kind, format, files.in(List.of(Path.of("../samples", kind.name()))));
    }
}
