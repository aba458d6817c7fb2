package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.events.codec.ByContent;
import io.vigil.events.signals.FirstSeen;
import java.util.Comparator;
import java.util.List;

/** What is new of entities, keyed by account. */
public record Accounts() implements EventEntities<FirstSeen> {
    /** One event may be news to several detections, and its id used by several entities. */
    private static final Comparator<FirstSeen> TIES = Comparator.comparing(FirstSeen::id)
            .thenComparing(FirstSeen::unit)
            .thenComparingLong(FirstSeen::entity)
            .thenComparing(new ByContent<>(FirstSeen.class));

    @Override
    public int compareTies(FirstSeen one, FirstSeen other) {
        return TIES.compare(one, other);
    }

    @Override
    public List<Detector<FirstSeen, ?>> detectors(Detections detections) {
        return detections.compileModels().detectors(FirstSeen.class);
    }
}
