package io.vigil.findings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.stream.Stream;

/**
 * How often one name occurred in a finding's signals, and when. A stored record.
 *
 * @param count signals that name it
 * @param first epoch milliseconds of the earliest of them
 * @param last epoch milliseconds of the latest
 */
public record Tally(String name, long count, long first, long last) {
    static final Tally[] NONE = {};

    private static final Comparator<Tally> LATEST_FIRST =
            Comparator.comparingLong(Tally::last).reversed().thenComparing(Tally::name);

    static Tally once(String name, long time) {
        return new Tally(name, 1, time, time);
    }

    private Tally plus(Tally other) {
        return new Tally(name, count + other.count, Math.min(first, other.first), Math.max(last, other.last));
    }

    /** Both together, latest first; of too many the oldest are forgotten. */
    static Tally[] sum(Tally[] known, Tally[] more, int capacity) {
        if (more.length == 0) {
            return known;
        }
        var byName = new LinkedHashMap<String, Tally>();
        Stream.concat(Arrays.stream(known), Arrays.stream(more))
                .forEach(tally -> byName.merge(tally.name, tally, Tally::plus));
        return byName.values().stream().sorted(LATEST_FIRST).limit(capacity).toArray(Tally[]::new);
    }
}
