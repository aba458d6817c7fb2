package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.jobs.pipeline.FindingSink;
import io.vigil.sinks.FindingStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the findings of a live job go, and how long they stay. */
public final class StoreOptions {
    private static final String URL = "jdbc:postgresql://HOST/DATABASE?user=…&password=…";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--store",
            paramLabel = "URL",
            defaultValue = "${env:VIGIL_STORE}",
            description =
                    URL
                            + ", but with a password only in the variable VIGIL_STORE, which is the default: arguments are shown by Flink's web interface.")
    private @Nullable String url;

    @Option(
            names = "--store-file",
            paramLabel = "FILE",
            description = "A file whose first line is the URL of the store, such as a mounted secret.")
    private @Nullable Path file;

    @Option(
            names = "--retention",
            paramLabel = "DURATION",
            description =
                    "How long a finding stays after its last update (default: ${DEFAULT-VALUE}; 0s: for ever). Event time.")
    private String retention = "90d";

    /** Null, with a problem, when there is no such store. Nothing is opened. */
    public @Nullable FindingSink sink(Problems problems) {
        Duration kept = new DurationOption("--retention", retention).read(problems);
        FindingStorage storage = storage(problems);
        return storage == null ? null : new FindingSink(storage, kept);
    }

    private @Nullable FindingStorage storage(Problems problems) {
        if (file != null) {
            return fromFile(file, problems);
        }
        if (url == null || url.isEmpty()) {
            problems.add("--store", "", "say where findings go: VIGIL_STORE or --store-file with " + URL);
            return null;
        }
        if (url.contains("password=") && command.commandLine().getParseResult().hasMatchedOption("--store")) {
            problems.add(
                    "--store",
                    "",
                    "an argument with a password is shown by Flink's web interface; put the URL into the variable"
                            + " VIGIL_STORE or into a file of --store-file");
            return null;
        }
        return StoreOption.storage(url, problems);
    }

    private static @Nullable FindingStorage fromFile(Path file, Problems problems) {
        try (var lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            return StoreOption.storage(first == null ? "" : first.strip(), problems);
        } catch (IOException unreadable) {
            problems.add(
                    "--store-file",
                    file.toString(),
                    "expected a file that can be read, with the URL in its first line");
            return null;
        }
    }
}
