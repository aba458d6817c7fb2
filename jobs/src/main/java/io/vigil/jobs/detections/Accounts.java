package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.events.ByContent;
import io.vigil.events.Novelty;
import java.util.Comparator;
import java.util.List;

/** What is new of entities, keyed by account. */
public record Accounts() implements Entities<Novelty> {
    /** One event may be news to several detections, and its id used by several entities. */
    private static final Comparator<Novelty> TIES = Comparator.comparing(Novelty::id)
            .thenComparing(Novelty::unit)
            .thenComparingLong(Novelty::entity)
            .thenComparing(new ByContent<>(Novelty.class));

    @Override
    public long key(Novelty novelty) {
        return novelty.entityHash();
    }

    @Override
    public long time(Novelty novelty) {
        return novelty.time();
    }

    @Override
    public int compareTies(Novelty one, Novelty other) {
        return TIES.compare(one, other);
    }

    @Override
    public List<Detector<Novelty, ?>> detectors(Detections detections) {
        return detections.compileModels().detectors(Novelty.class);
    }
}
