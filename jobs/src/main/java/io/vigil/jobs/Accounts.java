package io.vigil.jobs;

import io.vigil.catalogue.Watch;
import io.vigil.events.ByContent;
import io.vigil.events.Novelty;
import java.util.Comparator;
import java.util.List;

/** What is new of entities, keyed by account. */
record Accounts() implements Entities<Novelty> {
    /** One event may be news to several detections, and its id used by several entities. */
    private static final Comparator<Novelty> TIES = Comparator.comparing(Novelty::id)
            .thenComparing(Novelty::unit)
            .thenComparingLong(Novelty::entity)
            .thenComparing(new ByContent<>(Novelty.class));

    @Override
    public long key(Novelty novelty) {
        return novelty.accountHash();
    }

    @Override
    public int compareTies(Novelty one, Novelty other) {
        return TIES.compare(one, other);
    }

    @Override
    public List<Watch<Novelty, ?>> watches(Detections detections) {
        return detections.compileModels().accountWatches();
    }
}
