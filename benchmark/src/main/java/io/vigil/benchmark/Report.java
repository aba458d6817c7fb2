package io.vigil.benchmark;

import io.vigil.benchmark.Benchmark.Measured;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measurements as tables. */
final class Report {
    private static final String ROW = "%-32s %14s %10s %14s %10s %12s   %s%n";
    private static final int STAGE_LETTERS = 60;

    private final String yardstick;
    private final List<Measured> measured;

    /** @param measured the first is the yardstick, of which the others are given as a share */
    Report(String yardstick, List<Measured> measured) {
        this.yardstick = yardstick;
        this.measured = measured;
    }

    /** One row each: medians of the rounds; of the ratios, round by round, since the machine changes between rounds. */
    String table() {
        var text = new StringBuilder(ROW.formatted(
                "processor time, compilers apart",
                "events/s/core",
                "ns/event",
                "of " + yardstick,
                "compilers",
                "bytes/event",
                "findings, digest"));
        for (Measured each : measured) {
            var found = each.rounds().get(0).found();
            text.append(ROW.formatted(
                    each.name(),
                    number(median(each, Measurement::aCoreSecond)),
                    number(median(each, Measurement::nanos)),
                    String.format(Locale.ROOT, "%.2f", ratio(measured.get(0), each)),
                    number(median(each, Measurement::compilerNanos)),
                    number(median(each, Measurement::allocatedBytes)),
                    found == null ? "" : found));
        }
        return text.append(againstNone())
                .append(ofSequences())
                .append(digests())
                .toString();
    }

    private String ofSequences() {
        var text = new StringBuilder();
        for (Backend backend : Backend.values()) {
            named(Benchmark.WITHOUT_SEQUENCES + backend.title()).ifPresent(without -> {
                Measured all = named(Benchmark.WHOLE + backend.title()).orElseThrow();
                text.append("all sequences, %s: %.1f %% of the processor time, %.1f %% of what is allocated%n"
                        .formatted(
                                backend.title(),
                                share(all, without, Measurement::nanos),
                                share(all, without, Measurement::allocatedBytes)));
            });
        }
        return text.toString();
    }

    private Optional<Measured> named(String name) {
        return measured.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Percent of {@code all} that {@code less} does without, round by round. */
    private static double share(Measured all, Measured less, ToDoubleFunction<Measurement> what) {
        return 100 * (1 - ratio(less, all, what));
    }

    private String againstNone() {
        return measured.stream()
                .filter(each -> each.name().equals(Benchmark.NONE))
                .flatMap(none -> whole().filter(each -> !each.name().equals(Benchmark.NONE))
                        .limit(1)
                        .map(each -> "all shipped detections against none, %s: %.2f times%n"
                                .formatted(each.name(), ratio(each, none))))
                .collect(Collectors.joining());
    }

    /** The backends, and the rounds, must find the same: all that run the same detections. */
    private String digests() {
        var others = Set.of(Benchmark.NONE, Benchmark.HITS);
        boolean differ = whole().filter(each -> !others.contains(each.name()))
                        .filter(each -> !each.name().startsWith(Benchmark.WITHOUT_SEQUENCES))
                        .flatMap(each -> each.rounds().stream())
                        .map(Measurement::found)
                        .distinct()
                        .count()
                > 1;
        return differ ? "THE RUNS FOUND DIFFERENT THINGS\n" : "";
    }

    private Stream<Measured> whole() {
        return measured.stream().filter(each -> each.rounds().get(0).found() != null);
    }

    /** Nanoseconds an event by threads, of the whole pipelines: stage by stage, in the first round. */
    String stages() {
        List<Measured> columns = whole().toList();
        var text = new StringBuilder();
        for (int column = 0; column < columns.size(); column++) {
            text.append("%d: %s%n".formatted(column + 1, columns.get(column).name()));
        }
        text.append("%-60s".formatted("ns/event by thread"));
        IntStream.rangeClosed(1, columns.size()).forEach(column -> text.append("%8d".formatted(column)));
        text.append('\n');
        for (String stage : stagesOf(columns)) {
            text.append("%-60s".formatted(shortened(stage)));
            for (Measured column : columns) {
                text.append("%8s".formatted(number(nanos(column, stage))));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The dearest first, without what costs less than half a nanosecond everywhere. */
    private static List<String> stagesOf(List<Measured> columns) {
        Set<String> stages = new TreeSet<>();
        columns.forEach(
                column -> stages.addAll(column.rounds().get(0).expense().nanos().keySet()));
        return stages.stream()
                .filter(stage -> columns.stream().anyMatch(column -> nanos(column, stage) >= 0.5))
                .sorted(Comparator.comparingDouble(stage -> -columns.stream()
                        .mapToDouble(column -> nanos(column, stage))
                        .max()
                        .orElse(0)))
                .toList();
    }

    private static double nanos(Measured column, String stage) {
        Measurement first = column.rounds().get(0);
        return (double) first.expense().nanos().getOrDefault(stage, 0L) / first.records();
    }

    private static String shortened(String stage) {
        return stage.length() < STAGE_LETTERS ? stage : stage.substring(0, STAGE_LETTERS - 2) + "…";
    }

    /** How many times the processor time of {@code one} is that of {@code other}. */
    private static double ratio(Measured one, Measured other) {
        return ratio(one, other, Measurement::nanos);
    }

    private static double ratio(Measured one, Measured other, ToDoubleFunction<Measurement> what) {
        return median(IntStream.range(0, one.rounds().size())
                .mapToDouble(round -> what.applyAsDouble(one.rounds().get(round))
                        / what.applyAsDouble(other.rounds().get(round)))
                .toArray());
    }

    private static double median(Measured measured, ToDoubleFunction<Measurement> what) {
        return median(measured.rounds().stream().mapToDouble(what).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
