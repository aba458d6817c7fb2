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
public record SignalCount(String name, long count, long first, long last) {
    static final SignalCount[] NONE = {};

    private static final Comparator<SignalCount> LATEST_FIRST =
            Comparator.comparingLong(SignalCount::last).reversed().thenComparing(SignalCount::name);

    static SignalCount once(String name, long time) {
        return new SignalCount(name, 1, time, time);
    }

    private SignalCount plus(SignalCount other) {
        return new SignalCount(name, count + other.count, Math.min(first, other.first), Math.max(last, other.last));
    }

    /** Both together, latest first; of too many the oldest are forgotten. */
    static SignalCount[] sum(SignalCount[] known, SignalCount[] more, int capacity) {
        if (more.length == 0) {
            return known;
        }
        var byName = new LinkedHashMap<String, SignalCount>();
        Stream.concat(Arrays.stream(known), Arrays.stream(more))
                .forEach(tally -> byName.merge(tally.name, tally, SignalCount::plus));
        return byName.values().stream().sorted(LATEST_FIRST).limit(capacity).toArray(SignalCount[]::new);
    }
}
