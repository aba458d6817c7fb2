package io.vigil.patterns;

import io.vigil.catalogue.YamlSection;
import io.vigil.patterns.Counting.Bound;
import io.vigil.patterns.Counting.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code count}, which stands in place of {@code sequence}. */
final class CountingReader {
    private static final double WHOLE = 100;

    private final YamlSection count;

    CountingReader(YamlSection count) {
        this.count = count;
    }

    /** Null, with problems, when it cannot be run. */
    @Nullable
    Counting read() {
        Kind kind = count.required("of") ? count.oneOf("of", Kind.class) : null;
        List<String> units = count.texts("signal");
        if (count.required("signal") && units.isEmpty()) {
            count.refuse("signal", "expected a unit id, or a list of them");
        }
        Map<Bound, Double> bounds = new EnumMap<>(Bound.class);
        for (Bound bound : Bound.values()) {
            Double limit = count.number(bound.toString());
            if (limit != null) {
                bounds.put(bound, limit);
            }
        }
        if (bounds.isEmpty()) {
            count.refuse("gte", "expected what is too much: gte, gt, lt, lte, eq or neq with a number");
        }
        Double percentile = count.number("percentile");
        if (percentile != null && (percentile < 0 || percentile > WHOLE)) {
            count.refuse("percentile", "expected 0 to 100");
        }
        count.refuseUnknown();
        return kind == null || units.isEmpty() || bounds.isEmpty()
                ? null
                : new Counting(kind, List.copyOf(units), bounds, percentile == null ? WHOLE / 2 : percentile);
    }
}
