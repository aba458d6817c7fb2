package io.vigil.cli.replay;

import io.vigil.connectors.files.LogFile;
import io.vigil.connectors.files.LogFiles;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Finding;
import io.vigil.flink.CollectedStream;
import io.vigil.flink.OperatorIds;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.pipeline.Pipeline;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs what stands behind signals over recorded ones: sequences, stories and findings, with their tuning. Takes seconds. */
public final class ReplaySignals {
    private final Path file;
    private final Detections detections;

    /** @param file as {@code replay --signals} writes it */
    public ReplaySignals(Path file, Detections detections) {
        this.file = file;
        this.detections = detections;
    }

    /** Whether the file begins with a signal that this release can read; an empty one holds none, which is fine. */
    public static boolean isRecording(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            return first == null || SignalLine.read(first) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** The last word on each finding, in order of detection. */
    public List<Finding> run() throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
        Pipeline.prepare(environment);
        var format = new RecordedSignals();
        var files = new LogFiles<>(format, List.of(new LogFile(file.toString(), 0, 0)), Long.MAX_VALUE, null);
        var read = files.read(environment, Signal.class, Duration.ZERO, OperatorIds.read(format.name()));
        Iterator<Finding> findings = CollectedStream.of(
                new Pipeline(detections, IntelSettings.none()).again(read), OperatorIds.collectFindings(null));
        environment.executeAsync("replay of signals");
        return Replay.latest(findings, Progress.NONE);
    }
}
