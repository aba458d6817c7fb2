package io.vigil.cli;

import io.vigil.catalogue.Problems;
import io.vigil.jobs.options.StoreOption;
import io.vigil.sinks.FindingStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go. Nothing is opened before everything else is right. */
final class OutputOptions {
    private static final String NO_STORE = "none";

    @Option(names = "--findings", paramLabel = "FILE", description = "Final state of every finding, one JSON a line.")
    private @Nullable Path findings;

    @Option(names = "--signals", paramLabel = "FILE", description = "Every signal, one JSON a line.")
    private @Nullable Path signals;

    @Option(names = "--rejected", paramLabel = "FILE", description = "Every refused input with its reason.")
    private @Nullable Path rejected;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "What each log, account and region delivered in each hour, one JSON a line.")
    private @Nullable Path ledger;

    @Option(
            names = "--store",
            paramLabel = "URL",
            defaultValue = FindingStorage.DEFAULT,
            description = "SQLite file, jdbc:postgresql://…, jsonl:FILE or none (default: ${DEFAULT-VALUE}).")
    private String store = FindingStorage.DEFAULT;

    @Nullable
    Path findings() {
        return findings;
    }

    @Nullable
    Path signals() {
        return signals;
    }

    @Nullable
    Path rejected() {
        return rejected;
    }

    @Nullable
    Path ledger() {
        return ledger;
    }

    void check(Problems problems) {
        Set<Path> taken = new HashSet<>();
        check("--findings", findings, taken, problems);
        check("--signals", signals, taken, problems);
        check("--rejected", rejected, taken, problems);
        check("--ledger", ledger, taken, problems);
    }

    private static void check(String option, @Nullable Path file, Set<Path> taken, Problems problems) {
        if (file == null) {
            return;
        }
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (!taken.add(absolute)) {
            problems.add(option, file.toString(), "is another output, too");
        } else if (Files.isDirectory(file)) {
            problems.add(option, file.toString(), "is a folder; give a file");
        } else if (folder == null || !Files.isDirectory(folder)) {
            problems.add(option, file.toString(), "lies in a folder that does not exist");
        } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            problems.add(option, file.toString(), "may not be written");
        }
    }

    /** Null when none is wanted, or with a problem when there is no such store. */
    @Nullable
    FindingStorage storage(Problems problems) {
        return store.equals(NO_STORE) ? null : StoreOption.storage(store, problems);
    }
}
