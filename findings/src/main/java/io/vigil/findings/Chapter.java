package io.vigil.findings;

import io.vigil.events.signals.Signal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * One of the sequences that a finding of an incident is made of. A stored record.
 *
 * @param type finding type
 * @param unit that raised it
 * @param title of its latest match
 * @param firstSeen epoch milliseconds of its earliest member
 * @param lastSeen epoch milliseconds of its latest match
 */
public record Chapter(String type, String unit, String title, long firstSeen, long lastSeen) {
    static final Chapter[] NONE = {};

    private static final Comparator<Chapter> LATEST =
            Comparator.comparingLong(Chapter::lastSeen).thenComparing(Chapter::title);
    private static final Comparator<Chapter> IN_ORDER =
            Comparator.comparingLong(Chapter::firstSeen).thenComparing(Chapter::unit);

    static Chapter of(Signal sequence) {
        var detection = sequence.detection();
        return new Chapter(
                String.valueOf(detection.type()),
                detection.unit(),
                detection.title(),
                sequence.occurrence().since(),
                sequence.occurrence().seen());
    }

    /** One for each unit, earliest first: as many as there are sequences. */
    Chapter[] addedTo(Chapter[] known) {
        var byUnit = new TreeMap<String, Chapter>();
        Arrays.stream(known).forEach(chapter -> byUnit.put(chapter.unit, chapter));
        byUnit.merge(unit, this, Chapter::with);
        return byUnit.values().stream().sorted(IN_ORDER).toArray(Chapter[]::new);
    }

    private Chapter with(Chapter other) {
        Chapter latest = BinaryOperator.maxBy(LATEST).apply(this, other);
        return new Chapter(latest.type, unit, latest.title, Math.min(firstSeen, other.firstSeen), latest.lastSeen);
    }
}
