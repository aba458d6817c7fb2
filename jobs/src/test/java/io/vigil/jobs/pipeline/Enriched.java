package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Problems;
import io.vigil.detection.Detector;
import io.vigil.events.Event;
import io.vigil.events.cloudtrail.CredentialIssuance;
import io.vigil.intel.Intel;
import io.vigil.jobs.detections.Detections;
import io.vigil.sources.LogFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A log whose events say themselves what enrichment would learn, as those of cases do. */
record Enriched<E extends Event>(LogKind<E> log) implements LogKind<E> {
    @Override
    public E enrich(Intel intel, E event) {
        return event;
    }

    @Override
    public String name() {
        return log.name();
    }

    @Override
    public String title() {
        return log.title();
    }

    @Override
    public String records() {
        return log.records();
    }

    @Override
    public LogFormat<E> format(UnaryOperator<@Nullable String> options, Problems problems) {
        return log.format(options, problems);
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
    public @Nullable CredentialIssuance issuance(E event) {
        return log.issuance(event);
    }

    @Override
    public List<Detector<E, ?>> detectors(Detections detections) {
        return log.detectors(detections);
    }
}
