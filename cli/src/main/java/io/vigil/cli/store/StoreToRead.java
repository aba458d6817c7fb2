package io.vigil.cli.store;

import io.vigil.catalogue.Problems;
import io.vigil.jobs.options.StoreOption;
import io.vigil.sinks.FindingStorage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The {@code --store} of commands that read what a job has written; a variable holds what no argument should, a password. */
public final class StoreToRead {
    @Option(
            names = "--store",
            paramLabel = "URL",
            defaultValue = "${env:VIGIL_STORE:-" + FindingStorage.DEFAULT + "}",
            description =
                    "SQLite file or jdbc:postgresql://… (default: VIGIL_STORE, else " + FindingStorage.DEFAULT + ").")
    private String url = FindingStorage.DEFAULT;

    /** Null, with a problem, when there is no such store. Nothing is opened. */
    public @Nullable FindingStorage storage(Problems problems) {
        return StoreOption.storage(url, problems);
    }
}
