package io.vigil.jobs.detections;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitFolders;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a user keeps what a job detects, beside what comes with Vigil. Each place is a path, or a URL of a file system that Flink knows, such as
 * {@code s3://…}.
 *
 * @param rules folders of own rules, beside the shipped ones
 * @param patterns folder of sequences in place of the shipped ones; null: the shipped ones
 * @param tuning file; null: everything as shipped
 */
public record DetectionFiles(
        List<String> rules,
        @Nullable String patterns,
        @Nullable String tuning) implements Serializable {
    public DetectionFiles {
        rules = List.copyOf(rules);
    }

    /** Nothing of the user's: there is nothing to follow. */
    public boolean none() {
        return rules.isEmpty() && patterns == null && tuning == null;
    }

    /** All that is wrong goes to {@code problems}; what is returned is of use only when there are none. */
    public Detections read(Problems problems) {
        Detections shipped = Detections.shipped();
        List<UnitFolder> allRules = new ArrayList<>(shipped.rules());
        rules.forEach(folder -> allRules.addAll(folders(folder, problems)));
        List<UnitFolder> sequences = patterns == null ? shipped.patterns() : folders(patterns, problems);
        return new Detections(allRules, shipped.models(), sequences, tuned(problems));
    }

    private static List<UnitFolder> folders(String folder, Problems problems) {
        return RemoteTexts.isUrl(folder)
                ? UnitFolders.of(folder, RemoteTexts.in(folder, problems), problems)
                : UnitFolders.in(Path.of(folder), problems);
    }

    private Tuning tuned(Problems problems) {
        if (tuning == null) {
            return Tuning.none();
        }
        if (RemoteTexts.isUrl(tuning)) {
            String text = RemoteTexts.file(tuning, problems);
            return text == null ? Tuning.none() : Tuning.read(tuning, text, problems);
        }
        return Tuning.read(Path.of(tuning), problems);
    }
}
