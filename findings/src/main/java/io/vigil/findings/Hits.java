package io.vigil.findings;

import io.vigil.events.ListHit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The threat-list entries that a finding's signals touched, each once. */
final class Hits {
    /** Entries kept: the first in the alphabet, whatever the order of arrival. */
    static final int ENTRIES = 50;
    /** Names kept of each entry, likewise. */
    static final int NAMES = 50;

    private Hits() {}

    /** @param known has come from here */
    static ListHit[] merge(ListHit[] known, ListHit[] more) {
        if (more.length == 0) {
            return known;
        }
        var byEntry = new TreeMap<String, ListHit>();
        Stream.concat(Arrays.stream(known), Arrays.stream(more))
                .map(hit -> withNamesOf(hit, hit))
                .forEach(hit -> byEntry.merge(entry(hit), hit, Hits::withNamesOf));
        return byEntry.values().stream().limit(ENTRIES).toArray(ListHit[]::new);
    }

    private static String entry(ListHit hit) {
        return String.join("\n", hit.list(), hit.kind(), hit.indicator(), hit.matched());
    }

    private static ListHit withNamesOf(ListHit hit, ListHit other) {
        var names = new TreeSet<>(List.of(hit.threatNames()));
        names.addAll(List.of(other.threatNames()));
        String version = Stream.of(hit, other)
                .map(ListHit::version)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder()) // any, but the same whatever the order of arrival
                .orElse(null);
        return new ListHit(
                hit.list(),
                hit.kind(),
                hit.indicator(),
                hit.matched(),
                names.stream().limit(NAMES).toArray(String[]::new),
                version);
    }
}
