package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Watch;
import io.vigil.events.Event;
import io.vigil.intel.Intel;
import io.vigil.jobs.detections.Detections;
import io.vigil.rules.Rules;
import java.util.List;

/** A log whose events say themselves what enrichment would learn, as those of cases do. */
record Enriched<E extends Event>(LogType<E> log) implements LogType<E> {
    @Override
    public E enrich(Intel intel, E event) {
        return event;
    }

    @Override
    public String name() {
        return log.name();
    }

    @Override
    public Class<E> events() {
        return log.events();
    }

    @Override
    public long key(E event) {
        return log.key(event);
    }

    @Override
    public long remote(E event) {
        return log.remote(event);
    }

    @Override
    public Gleaner<E> gleaner() {
        return log.gleaner();
    }

    @Override
    public List<Watch<E, ?>> watches(Detections detections) {
        return log.watches(detections);
    }
}
