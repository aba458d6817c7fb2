package io.vigil.benchmark;

import io.vigil.cli.Subcommand;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.pipeline.LogKind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code vigil benchmark}: measures and prints a table for each log. */
@Command(
        name = "benchmark",
        description = {
            "Says how fast the pipeline is, on a made-up load, as a part of what tokenising the same bytes costs.",
            "Rates by core count the processor time of all threads. To hold it to one core: taskset -c 0 ./vigil benchmark"
        },
        mixinStandardHelpOptions = true)
public final class BenchmarkCommand implements Subcommand {
    /** The logs' names. */
    private static final class LogNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return LogKinds.ALL.stream().map(LogKind::name).iterator();
        }
    }

    private static final class NamedBench implements ITypeConverter<Bench<?>> {
        @Override
        public Bench<?> convert(String name) {
            return Bench.all().stream()
                    .filter(bench -> bench.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected one of "
                            + LogKinds.ALL.stream().map(LogKind::name).toList() + " but was '" + name + "'"));
        }
    }

    private static final int MANY = 5_000_000;
    private static final int SOME = 50_000;

    /** Over the calls of one day of the models' principals. */
    private static final int LAPS = 50;

    /** Long enough for checkpoints, which are 10 seconds apart, to show what they cost. */
    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Length of a measurement, about (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds, after one that warms up (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--log",
            paramLabel = "LOG",
            converter = NamedBench.class,
            completionCandidates = LogNames.class,
            description = "Only this one: ${COMPLETION-CANDIDATES}.")
    private @Nullable Bench<?> log;

    @Option(
            names = "--quick",
            description = "One short round over a small load: shows that it works, measures nothing.")
    private boolean quick;

    @Option(names = "--lists", description = "Only this: what five million ranges and five million names cost.")
    private boolean lists;

    @Option(
            names = "--principals",
            paramLabel = "N",
            description = {
                "Only this: what the models of principals add to a call on the heap, and rate and bytes a principal",
                "with N principals on RocksDB. Repeatable; a million take minutes."
            })
    private List<Long> principals = List.of();

    @Override
    public Integer call() throws Exception {
        if (lists) {
            measureLists();
            return 0;
        }
        if (!principals.isEmpty()) {
            measurePrincipals();
            return 0;
        }
        for (Bench<?> each : log == null ? Bench.all() : List.of(log)) {
            measure(each);
        }
        return 0;
    }

    private void measureLists() throws Exception {
        Path folder = Files.createTempDirectory("vigil-benchmark");
        try {
            new ListBenchmark(quick ? SOME : MANY, folder, System.out).run();
        } finally {
            delete(folder);
        }
    }

    private void measurePrincipals() throws Exception {
        var models = new PrincipalModels(Detections.shipped());
        for (int round = 0; round <= rounds; round++) {
            Rate rate = models.over(quick ? 1 : LAPS);
            System.out.printf(
                    Locale.ROOT,
                    "models of principals, heap: %.2f µs of processor time a call%n",
                    1e6 / rate.aCoreSecond());
        }
        for (long number : principals) {
            Path checkpoints = Files.createTempDirectory("vigil-benchmark");
            try {
                System.out.println(new ManyPrincipals(number, checkpoints).run(Detections.shipped()));
            } finally {
                delete(checkpoints);
            }
        }
    }

    private void measure(Bench<?> bench) throws Exception {
        Path checkpoints = Files.createTempDirectory("vigil-benchmark");
        try {
            var nothing = IntelSettings.none();
            int chunks = (quick ? 12_800 : 128_000) / bench.load().recordsAChunk();
            var benchmark = new Benchmark<>(bench, chunks, nothing, checkpoints);
            System.out.println(benchmark.load());
            System.out.println(Report.of(benchmark.run(Detections.shipped(), quick ? 1 : rounds, quick ? 1 : seconds)));
        } finally {
            delete(checkpoints);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes unused) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            /** The job still cleans up behind itself. */
            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException unused) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
