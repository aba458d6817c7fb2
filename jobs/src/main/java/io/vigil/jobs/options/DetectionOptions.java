package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitFolders;
import io.vigil.jobs.detections.Detections;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which detections, with which values. */
public final class DetectionOptions {
    @Option(names = "--tuning", paramLabel = "FILE", description = "Changes values, switches units off, suppresses.")
    private @Nullable Path tuning;

    @Option(names = "--patterns", paramLabel = "DIR", description = "Sequences to run instead of the shipped ones.")
    private @Nullable Path patterns;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Own rules, Vigil's and Sigma's, beside the shipped ones. Repeatable.")
    private List<Path> rules = List.of();

    /** All that is wrong goes to {@code problems}; what is returned is of use only when there are none. */
    public Detections detections(Problems problems) {
        Detections shipped = Detections.shipped();
        List<UnitFolder> allRules = new ArrayList<>(shipped.rules());
        rules.forEach(folder -> allRules.addAll(UnitFolders.in(folder, problems)));
        List<UnitFolder> sequences = patterns == null ? shipped.patterns() : UnitFolders.in(patterns, problems);
        Tuning tuned = tuning == null ? Tuning.none() : Tuning.read(tuning, problems);
        return new Detections(allRules, shipped.models(), sequences, tuned);
    }
}
