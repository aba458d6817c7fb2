package io.vigil.cli;

import io.vigil.catalogue.Problems;
import io.vigil.cli.replay.ReplayInput;
import io.vigil.cli.replay.ReplayLogs;
import io.vigil.connectors.files.FindLogFiles;
import io.vigil.events.Event;
import io.vigil.events.text.Printable;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.options.DurationOption;
import io.vigil.jobs.options.IntelOptions;
import io.vigil.jobs.options.LogOptions;
import io.vigil.jobs.pipeline.LogKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Which files to read, and how. */
final class FileOptions extends LogOptions<Path> {
    /** Within a quarter of an hour CloudTrail delivers what it delivers. */
    private static final String LATENESS = "15m";

    /** A clock may be wrong by this much. */
    private static final Duration FUTURE = Duration.ofDays(1);

    /** So many files that are left unread are named. */
    private static final int NAMED = 5;

    @Option(
            names = "--lateness",
            paramLabel = "DURATION",
            defaultValue = LATENESS,
            description = "How far records of a file may be out of order (default: ${DEFAULT-VALUE}).")
    private String lateness = LATENESS;

    private final List<String> leftUnread = new ArrayList<>();

    @Override
    public String nameOf(LogKind<?> kind) {
        return "--" + kind.name();
    }

    @Override
    protected List<OptionSpec.Builder> places(LogKind<?> kind) {
        return List.of(OptionSpec.builder(nameOf(kind))
                .paramLabel("PATH")
                .description(kind.title() + " file or folder. Repeatable.")
                .type(List.class)
                .auxiliaryTypes(Path.class));
    }

    /** Without any file, the shipped samples stand in, and their lists unless others are named. */
    void orSamples(IntelOptions intelligence) {
        if (!none()) {
            return;
        }
        var samples = Samples.shipped();
        LogKinds.ALL.forEach(kind -> give(kind, List.of(samples.folder(kind.name()))));
        if (intelligence.none()) {
            intelligence.use(samples.threatLists(), samples.awsRanges());
        }
    }

    /** @param now epoch milliseconds: what is dated a day later is refused */
    ReplayLogs find(long now, Problems problems) {
        long notAfter = now + FUTURE.toMillis();
        List<ReplayInput<?>> inputs = LogKinds.ALL.stream()
                .<ReplayInput<?>>map(kind -> find(kind, notAfter, problems))
                .toList();
        return new ReplayLogs(inputs, new DurationOption("--lateness", lateness).read(problems), notAfter);
    }

    private <E extends Event> ReplayInput<E> find(LogKind<E> kind, long notAfter, Problems problems) {
        var format = format(kind, problems);
        var find =
                new FindLogFiles<>(format, notAfter, (path, why) -> problems.add(nameOf(kind), path.toString(), why));
        var input = new ReplayInput<>(kind, format, find.in(given(kind)));
        report(kind, find.leftUnread());
        return input;
    }

    /** One line for each log: people want to know that there are such files, and not the name of each. */
    private void report(LogKind<?> kind, List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        String names = files.stream()
                .limit(NAMED)
                .map(path -> Printable.of(path.getFileName().toString()))
                .collect(Collectors.joining(", "));
        leftUnread.add(nameOf(kind) + ": left unread: " + files.size() + (files.size() == 1 ? " file" : " files")
                + " that neither by name nor by content hold " + kind.records() + ": " + names
                + (files.size() > NAMED ? ", ..." : ""));
    }

    /** What is to be said of files below the given folders that are not read; empty when all are. */
    List<String> leftUnread() {
        return List.copyOf(leftUnread);
    }
}
