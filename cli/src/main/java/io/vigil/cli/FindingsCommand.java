package io.vigil.cli;

import io.vigil.catalogue.Problems;
import io.vigil.jobs.options.StoreOption;
import io.vigil.sinks.FindingFilter;
import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.StoredFinding;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigil findings}: what a store holds. */
@Command(name = "findings", description = "Lists the findings of a store.", mixinStandardHelpOptions = true)
public final class FindingsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static final double MOST_SEVERE = 10;

    @Option(
            names = "--store",
            paramLabel = "URL",
            defaultValue = FindingStorage.DEFAULT,
            description = "SQLite file or jdbc:postgresql://… (default: ${DEFAULT-VALUE}).")
    private String store = FindingStorage.DEFAULT;

    @Option(names = "--severity-at-least", paramLabel = "N", description = "1.0 to 10.0.")
    private double severityAtLeast;

    @Option(names = "--type", paramLabel = "GLOB", description = "Finding type; * stands for any text.")
    private @Nullable String type;

    @Option(names = "--account", paramLabel = "ID", description = "Twelve digits.")
    private @Nullable String account;

    @Option(names = "--json", description = "Whole findings, one JSON a line.")
    private boolean json;

    @Override
    public Integer call() {
        var problems = new Problems();
        if (severityAtLeast < 0 || severityAtLeast > MOST_SEVERE) {
            problems.add("--severity-at-least", Double.toString(severityAtLeast), "expected 1.0 to 10.0");
        }
        FindingStorage from = StoreOption.storage(store, problems);
        problems.throwIfAny();
        if (from != null) {
            show(from.store()
                    .find(FindingFilter.ALL
                            .withSeverityAtLeast(severityAtLeast)
                            .withType(type)
                            .withAccount(account)));
        }
        return 0;
    }

    private void show(List<StoredFinding> findings) {
        if (json) {
            findings.forEach(finding -> spec.commandLine().getOut().println(finding.document()));
        } else {
            spec.commandLine().getOut().println(FindingsTable.of(findings));
        }
    }
}
