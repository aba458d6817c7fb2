package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.jobs.deadletters.DeadLetters;
import io.vigil.jobs.lines.LineFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where refused input goes. */
public final class DeadLetterOptions {
    @Option(
            names = "--dead-letters",
            paramLabel = "DIR",
            description =
                    "Folder for refused input with its reason, as JSON lines by the hour: a path that all TaskManagers share, or s3://…; default: it is only counted.")
    private @Nullable String folder;

    @Option(
            names = "--dead-letters-per-minute",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "Of these, one subtask writes so many in a minute (default: ${DEFAULT-VALUE}); the others are counted as dropped.")
    private int perMinute = 1_000;

    /** Null when they are only counted, or something is wrong. */
    public @Nullable DeadLetters deadLetters(Problems problems) {
        if (perMinute < 1) {
            problems.add("--dead-letters-per-minute", String.valueOf(perMinute), "expected at least 1");
        }
        LineFolder letters = new FolderOption("--dead-letters", folder).read(problems);
        return letters == null ? null : new DeadLetters(letters, perMinute);
    }
}
