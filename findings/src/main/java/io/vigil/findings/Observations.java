package io.vigil.findings;

import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was unusual, gathered over a finding's signals: the values of one feature in one scope and one class of frequency together. */
final class Observations {
    /** Values kept of one feature: the first in the alphabet, whatever the order of arrival. */
    static final int VALUES = 50;

    private record Feature(String scope, String name, Frequency frequency) implements Comparable<Feature> {
        private static final Comparator<Feature> ORDER = Comparator.comparing(Feature::scope)
                .thenComparing(Feature::name)
                .thenComparing(Feature::frequency);

        @Override
        public int compareTo(Feature other) {
            return ORDER.compare(this, other);
        }
    }

    private Observations() {}

    /** @param known has come from here */
    static Observation[] merge(Observation[] known, Observation[] more) {
        if (Arrays.stream(more).noneMatch(Observation::unusual)) {
            return known;
        }
        var values = new TreeMap<Feature, TreeSet<String>>();
        Stream.concat(Arrays.stream(known), Arrays.stream(more))
                .filter(Observation::unusual)
                .forEach(seen -> values.computeIfAbsent(
                                new Feature(seen.scope(), seen.feature(), seen.frequency()), feature -> new TreeSet<>())
                        .addAll(Arrays.asList(seen.values())));
        return values.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toArray(Observation[]::new);
    }

    /** @param one has come from here, as has {@code other} */
    static boolean same(Observation[] one, Observation[] other) {
        return one.length == other.length
                && IntStream.range(0, one.length).allMatch(at -> Arrays.equals(one[at].values(), other[at].values()));
    }

    private static Observation of(Feature feature, Set<String> values) {
        String[] kept = values.stream().limit(VALUES).toArray(String[]::new);
        return new Observation(feature.scope, feature.name, true, feature.frequency, kept);
    }
}
