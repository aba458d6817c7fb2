package io.vigil.benchmark;

import io.vigil.benchmark.Benchmark.Measured;
import io.vigil.cli.Subcommand;
import io.vigil.events.Event;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.logs.cloudtrail.CloudTrailLog;
import io.vigil.jobs.logs.vpcflow.VpcFlowLog;
import io.vigil.jobs.pipeline.LogKind;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code vigil benchmark}: measures and prints a table for each log. */
@Command(
        name = "benchmark",
        description = {
            "Says how fast the pipeline is when it knows what is usual, on a made-up load: processor time of all threads,"
                    + " as a ratio to that of tokenising the same bytes (flow logs: of parsing them). The compilers' time,"
                    + " which ends when a job has run for a while, stands apart (on Linux). A comparison of a minute:",
            "vigil benchmark --log cloudtrail --backend hashmap --seconds 10 --history-days 5"
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

    private static final class NamedBackend implements ITypeConverter<Backend> {
        @Override
        public Backend convert(String name) {
            return Stream.of(Backend.values())
                    .filter(each -> each.option().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "expected one of " + List.of(Backend.values()) + " but was '" + name + "'"));
        }
    }

    private static final int MANY = 5_000_000;
    private static final int SOME = 50_000;

    /** Over the calls of one day of the models' principals. */
    private static final int LAPS = 50;

    private static final int SIGNALS = 50_000;

    private static final int RECORDS = 128_000;
    private static final int QUICK = 12_800;
    private static final int MOST_SECONDS = 3600;
    /** A behaviour is usual after four days and today. */
    private static final int LEAST_DAYS = 5;

    private static final int MOST_DAYS = 90;
    private static final int QUICKER = 100;

    @Spec
    private @Nullable CommandSpec spec;

    /** Long enough for checkpoints, which are 10 seconds apart, to show what they cost. */
    @Option(
            names = "--seconds",
            paramLabel = "N",
            description =
                    "Length of a measurement on a usual core, 1 to 3600 (default: ${DEFAULT-VALUE}): it is a number of records,"
                            + " the same on each machine, so that two runs must find the same.")
    private int seconds = 20;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often all is measured; the table shows medians (default: ${DEFAULT-VALUE}).")
    private int rounds = 1;

    @Option(
            names = "--history-days",
            paramLabel = "N",
            description =
                    "Days of habits that come before what is measured, 5 to 90 (default: ${DEFAULT-VALUE}): fewer are"
                            + " not enough to learn what is usual.")
    private int historyDays = 6;

    @Option(
            names = "--first-day",
            description =
                    "Measures an installation's first day instead: nothing is known of anybody, so nearly everything is"
                            + " news. No other day is as slow.")
    private boolean firstDay;

    @Option(
            names = "--backend",
            paramLabel = "BACKEND",
            converter = NamedBackend.class,
            description = "Keeps state only there: ${COMPLETION-CANDIDATES} (default: both, one after the other).")
    private @Nullable Backend backend;

    @Option(
            names = "--rules",
            description =
                    "Only this: what fifty and a thousand rules more cost that match nothing, and what a hit costs of those that do.")
    private boolean rules;

    @Option(
            names = "--log",
            paramLabel = "LOG",
            converter = NamedBench.class,
            completionCandidates = LogNames.class,
            description = "Only this one: ${COMPLETION-CANDIDATES}.")
    private @Nullable Bench<?> log;

    @Option(
            names = "--quick",
            description = "A hundredth of the records, and a small load: shows that it works, measures nothing.")
    private boolean quick;

    @Option(names = "--lists", description = "Only this: what five million ranges and five million names cost.")
    private boolean lists;

    @Option(
            names = "--sequences",
            description = "Only this: what 20 and 200 sequences cost a signal, in one operator and in one each.")
    private boolean sequences;

    @Option(
            names = "--without-sequences",
            description =
                    "Only this: the whole pipeline with all sequences and with none, and what share of it they are.")
    private boolean withoutSequences;

    @Option(
            names = "--principals",
            paramLabel = "N",
            description =
                    "Only this: what the models of principals add to a call on the heap, and rate and bytes a principal"
                            + " with N principals on RocksDB. Repeatable; a million take minutes.")
    private List<Long> principals = List.of();

    @Option(
            names = "--instances",
            paramLabel = "N",
            description =
                    "Only this: rate and bytes an instance with N instances' flow logs, on each backend. Repeatable.")
    private List<Long> instances = List.of();

    @Override
    public Integer call() throws Exception {
        validate();
        if (lists) {
            measureLists();
        } else if (sequences) {
            measureSequences();
        } else if (!principals.isEmpty()) {
            measurePrincipals();
        } else if (!instances.isEmpty()) {
            measureInstances();
        } else {
            measureLogs();
        }
        return 0;
    }

    private void measureLogs() throws Exception {
        for (Bench<?> each : log == null ? Bench.all() : List.of(log)) {
            measure(each);
        }
    }

    private void measureLists() throws Exception {
        try (var folder = new ScratchFolder()) {
            new ListBenchmark(quick ? SOME : MANY, folder.path(), System.out).run();
        }
    }

    private void measureSequences() throws Exception {
        for (int number : new int[] {20, 200}) {
            var many = new ManySequences(number);
            for (Backend each : backends()) {
                System.out.println(many.run(each, quick ? SIGNALS / QUICKER : SIGNALS));
            }
        }
    }

    private List<Backend> backends() {
        return backend == null ? List.of(Backend.values()) : List.of(backend);
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
            measure(new PrincipalsAtWork(number), new CloudTrailLog(), Backend.ROCKSDB);
        }
    }

    private void measureInstances() throws Exception {
        for (long number : instances) {
            for (Backend each : backends()) {
                measure(new InstancesAtWork(number), new VpcFlowLog(), each);
            }
        }
    }

    private static <E extends Event> void measure(ManyEntities.Work<E> work, LogKind<E> kind, Backend backend)
            throws Exception {
        try (var checkpoints = new ScratchFolder()) {
            System.out.println(new ManyEntities<>(work, kind, backend, checkpoints.path()).run(Detections.shipped()));
        }
    }

    private void validate() {
        inRange("--seconds", seconds, 1, MOST_SECONDS);
        inRange("--rounds", rounds, 1, MOST_SECONDS);
        inRange("--history-days", historyDays, LEAST_DAYS, MOST_DAYS);
    }

    private void inRange(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "%s: expected %d to %d but was %d".formatted(option, least, most, value));
        }
    }

    private <E extends Event> void measure(Bench<E> bench) throws Exception {
        try (var folder = new ScratchFolder();
                var kernel = new KernelThreads()) {
            int chunks = (quick ? QUICK : RECORDS) / bench.load().recordsAChunk();
            var benchmark = new Benchmark<>(bench, chunks, firstDay ? 0 : historyDays, folder.path(), kernel);
            System.out.println(benchmark.load());
            long records = (long) bench.load().recordsASecond() * seconds / (quick ? QUICKER : 1);
            var report = new Report(bench.load().yardstick(), measured(benchmark, records));
            System.out.println(report.table());
            System.out.println(report.stages());
            System.out.println(benchmark.entitySizes());
        }
    }

    private List<Measured> measured(Benchmark<?> benchmark, long records) throws Exception {
        if (rules) {
            return benchmark.runRules(rounds, records);
        }
        return withoutSequences
                ? benchmark.runSequences(backends(), rounds, records)
                : benchmark.run(backends(), rounds, records);
    }
}
