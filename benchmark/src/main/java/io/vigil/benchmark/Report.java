package io.vigil.benchmark;

import io.vigil.benchmark.Benchmark.Measured;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rates as a table. */
final class Report {
    private static final String ROW = "%-32s %12s %14s %12s   %s%n";

    private Report() {}

    /** @param measured the first is what the others are judged by */
    static String of(List<Measured> measured) {
        var text = new StringBuilder(ROW.formatted(
                "median of the rounds", "events/s", "events/s/core", "of the first", "events/s/core of each round"));
        Measured first = measured.get(0);
        for (Measured each : measured) {
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    each.name(),
                    thousands(median(each, Rate::aSecond)),
                    thousands(median(each, Rate::aCoreSecond)),
                    "%.2f".formatted(ratio(each, first)),
                    each.rates().stream()
                            .map(rate -> thousands(rate.aCoreSecond()))
                            .collect(Collectors.joining(" "))));
        }
        return text.toString();
    }

    /** Round by round, since the machine changes between rounds. */
    private static double ratio(Measured one, Measured other) {
        return median(IntStream.range(0, one.rates().size())
                .mapToDouble(round -> one.rates().get(round).aCoreSecond()
                        / other.rates().get(round).aCoreSecond())
                .toArray());
    }

    private static double median(Measured measured, ToDoubleFunction<Rate> what) {
        return median(measured.rates().stream().mapToDouble(what).toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static String thousands(double rate) {
        return String.format(Locale.ROOT, "%,.0f k", rate / 1000);
    }
}
