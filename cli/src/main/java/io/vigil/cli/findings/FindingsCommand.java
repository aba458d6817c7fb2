package io.vigil.cli.findings;

import io.vigil.catalogue.Problems;
import io.vigil.console.store.Condition;
import io.vigil.console.store.Criteria;
import io.vigil.console.store.FindingReader;
import io.vigil.console.store.Order;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vigil findings}: what a store holds. Findings are asked for page by page, so that memory does not grow with the store. */
@Command(
        name = "findings",
        description = "Lists the findings of a store, the gravest first.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vigil findings --since 24h --severity-at-least 7",
            "  vigil findings --entity alice --sort -updatedAt",
            "  vigil findings --where service.archived=false -o json | jq .title",
            "  vigil findings --since 1h --fail-at 7 || page-somebody"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:it failed",
            "2:wrong arguments, or no such store",
            "3:there is a finding as grave as --fail-at"
        })
public final class FindingsCommand implements Callable<Integer> {
    static final int GRAVE = 3;

    private static final int SCREENFUL = 200;
    private static final double MOST_SEVERE = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreReading store = new StoreReading();

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 200 in a table, else all).")
    private @Nullable Integer limit;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|wide|json|csv|tsv",
            description = "How they are printed (default: table on a terminal, else tsv).")
    private @Nullable Layout output;

    @Option(names = "--json", description = "The same as -o json.")
    private boolean json;

    @Option(names = "--watch", description = "Goes on to print each that is new or has news, until it is stopped.")
    private boolean watch;

    @Option(
            names = "--fail-at",
            paramLabel = "SEVERITY",
            description = "Ends with exit code 3 when one that was asked for is so grave, 1.0 to 10.0.")
    private @Nullable Double failAt;

    private final long now;
    private final Screen screen;
    private final Pause pause;

    /** What passes between two looks at the store. */
    @FunctionalInterface
    public interface Pause {
        /** @return whether to look again */
        boolean again() throws InterruptedException;
    }

    /**
     * @param now epoch milliseconds: what {@code --since} counts back from
     * @param screen what standard output is
     */
    public FindingsCommand(long now, Screen screen, Pause pause) {
        this.now = now;
        this.screen = screen;
        this.pause = pause;
    }

    @Override
    public Integer call() throws InterruptedException {
        var problems = new Problems();
        Criteria criteria = question.criteria(now, problems);
        Order order = question.order(problems);
        check(problems);
        return store.read(problems, findings -> list(findings, question.withTypes(criteria, findings), order));
    }

    private void check(Problems problems) {
        if (limit != null && limit < 1) {
            problems.add("--limit", limit.toString(), "expected 1 or more");
        }
        if (failAt != null && !(failAt >= 1 && failAt <= MOST_SEVERE)) {
            problems.add("--fail-at", failAt.toString(), "expected 1.0 to 10.0");
        }
        if (watch && failAt != null) {
            problems.add("--fail-at", failAt.toString(), "--watch does not end by itself; give one of them");
        }
        if (json && output != null && output != Layout.JSON) {
            problems.add("--json", "", "-o asks for something else; give one of them");
        }
    }

    private int list(FindingReader findings, Criteria criteria, Order order) throws InterruptedException {
        Layout layout = layout();
        PrintWriter toScreen = spec.commandLine().getOut();
        // For programs it is flushed by the page; the command line's own is flushed by the line.
        var out = layout.isForPeople() ? toScreen : new PrintWriter(toScreen);
        Listing listing = layout.on(out, screen);
        long most = limit != null ? limit : layout.isForPeople() ? SCREENFUL : Long.MAX_VALUE;
        boolean all = new Pages(layout == Layout.JSON ? findings : findings.briefly())
                .forEach(criteria, order, most, page -> {
                    listing.showRows(page);
                    out.flush();
                });
        if (!all && layout.isForPeople()) {
            out.println("… and more: --limit N shows N of them, -o json all");
        }
        out.flush();
        if (watch) {
            new Watch(findings, criteria, listing, out).follow(pause);
        }
        return failAt != null && hasSoGrave(findings, criteria, failAt) ? GRAVE : 0;
    }

    /** Whatever the limit was. */
    private static boolean hasSoGrave(FindingReader findings, Criteria criteria, double severity) {
        var conditions = new ArrayList<>(criteria.conditions());
        conditions.add(Condition.range("severity", ">=", severity));
        return !findings.page(new Criteria(conditions), Order.DEFAULT, null, 1).isEmpty();
    }

    private Layout layout() {
        if (json) {
            return Layout.JSON;
        }
        if (output != null) {
            return output;
        }
        return screen.isTerminal() ? Layout.TABLE : Layout.TSV;
    }
}
