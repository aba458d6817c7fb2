package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.jobs.detections.DetectionFiles;
import io.vigil.jobs.detections.Detections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which detections, with which values. */
public final class DetectionOptions {
    @Option(names = "--tuning", paramLabel = "FILE", description = "Changes values, switches units off, suppresses.")
    private @Nullable String tuning;

    @Option(names = "--patterns", paramLabel = "DIR", description = "Sequences to run instead of the shipped ones.")
    private @Nullable String patterns;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Own rules, Vigil's and Sigma's, beside the shipped ones. Repeatable.")
    private List<String> rules = List.of();

    @Option(
            names = "--rules-strict",
            description = "Refuse Sigma rules that cannot run, instead of leaving them out: for CI.")
    private boolean strict;

    /** All that is wrong goes to {@code problems}; what is returned is of use only when there are none. */
    public Detections detections(Problems problems) {
        Detections detections = files().read(problems);
        if (strict) {
            detections.refuseLeftOut(problems);
        }
        return detections;
    }

    /** Where they come from. */
    public DetectionFiles files() {
        return new DetectionFiles(rules, patterns, tuning);
    }
}
