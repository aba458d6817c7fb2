package io.vigil.cli;

import io.vigil.jobs.detections.DetectionFiles;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The detections that a change is held against; without any of these, what comes with Vigil. */
final class BeforeOptions {
    @Option(names = "--before-tuning", paramLabel = "FILE", description = "The tuning before the change.")
    private @Nullable String tuning;

    @Option(names = "--before-patterns", paramLabel = "DIR", description = "The sequences before the change.")
    private @Nullable String patterns;

    @Option(names = "--before-rules", paramLabel = "DIR", description = "Own rules before the change. Repeatable.")
    private List<String> rules = List.of();

    DetectionFiles files() {
        return new DetectionFiles(rules, patterns, tuning);
    }
}
