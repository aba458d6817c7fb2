package io.vigil.patterns;

import io.vigil.events.signals.Signal;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A count over the signals of one key within a window, in place of steps: what Sigma's correlation rules ask for.
 *
 * @param units whose signals are counted; a signal's value is its resource
 * @param bounds what the result must be, all of them
 * @param percentile 0 to 100, of {@link Kind#VALUE_PERCENTILE}
 */
public record Counting(Kind kind, List<String> units, Map<Bound, Double> bounds, double percentile)
        implements Serializable {
    private static final double HALF = 50;
    private static final double WHOLE = 100;

    /** What is made of the signals. */
    public enum Kind {
        EVENT_COUNT,
        VALUE_COUNT,
        /** How many of the units are among them. */
        UNIT_COUNT,
        VALUE_SUM,
        VALUE_AVG,
        VALUE_MEDIAN,
        VALUE_PERCENTILE;

        /** As YAML names it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How the result is compared. */
    public enum Bound {
        GT,
        GTE,
        LT,
        LTE,
        EQ,
        NEQ;

        /** As YAML names it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean holds(double result, double limit) {
            int compared = Double.compare(result, limit);
            return switch (this) {
                case GT -> compared > 0;
                case GTE -> compared >= 0;
                case LT -> compared < 0;
                case LTE -> compared <= 0;
                case EQ -> compared == 0;
                case NEQ -> compared != 0;
            };
        }
    }

    /** One signal's part in it. */
    public record Entry(long time, String unit, String value) {
        public static Entry of(long time, Signal signal) {
            String value = signal.subject().resource();
            return new Entry(time, signal.detection().unit(), value == null ? "" : value);
        }
    }

    /**
     * Whether more signals can only bring the result nearer to what is asked: then it is reported as soon as it holds. All else is known only when the
     * window has closed; it opens with the first signal.
     */
    public boolean isReportedAtOnce() {
        boolean grows = kind == Kind.EVENT_COUNT || kind == Kind.VALUE_COUNT || kind == Kind.UNIT_COUNT;
        return grows && bounds.keySet().stream().allMatch(bound -> bound == Bound.GT || bound == Bound.GTE);
    }

    /** @param entries of one window */
    public boolean holds(List<Entry> entries) {
        if (entries.isEmpty()) {
            return false;
        }
        double result = result(entries);
        return !Double.isNaN(result)
                && bounds.entrySet().stream().allMatch(bound -> bound.getKey().holds(result, bound.getValue()));
    }

    private double result(List<Entry> entries) {
        return switch (kind) {
            case EVENT_COUNT -> entries.size();
            case UNIT_COUNT -> distinct(entries.stream().map(Entry::unit).toList());
            case VALUE_COUNT ->
                distinct(entries.stream()
                        .map(Entry::value)
                        .filter(value -> !value.isEmpty())
                        .toList());
            case VALUE_SUM -> sum(numbers(entries));
            case VALUE_AVG -> sum(numbers(entries)) / numbers(entries).length;
            case VALUE_MEDIAN -> quantile(numbers(entries), HALF);
            case VALUE_PERCENTILE -> quantile(numbers(entries), percentile);
        };
    }

    private static int distinct(List<String> values) {
        return new HashSet<>(values).size();
    }

    /** What is no number does not count. */
    private static double[] numbers(List<Entry> entries) {
        return entries.stream()
                .map(Entry::value)
                .filter(value -> value.matches("-?\\d{1,18}(\\.\\d{1,18})?"))
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
    }

    private static double sum(double[] numbers) {
        double sum = numbers.length == 0 ? Double.NaN : 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }

    /** Between the two nearest ranks in proportion, as most tools do. */
    private static double quantile(double[] sorted, double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double rank = percent / WHOLE * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
