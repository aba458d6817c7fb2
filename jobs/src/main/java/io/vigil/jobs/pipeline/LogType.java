package io.vigil.jobs.pipeline;

import io.vigil.events.Event;
import io.vigil.events.Mint;
import io.vigil.jobs.detections.Entities;
import io.vigil.jobs.retrohunt.ContactLog;
import org.jspecify.annotations.Nullable;

/** All that differs from log to log; everything else of the pipeline is drawn once for all of them. */
interface LogType<E extends Event> extends Entities<E>, ContactLog<E> {
    /** {@code cloudtrail}, {@code vpc-flow} or {@code dns}. */
    String name();

    /** Temporary credentials that the event made; null when it made none. */
    default @Nullable Mint mint(E event) {
        return null;
    }

    @Override
    default long key(E event) {
        return event.entityHash();
    }

    @Override
    default long time(E event) {
        return event.time();
    }

    @Override
    default int compareTies(E one, E other) {
        return one.id().compareTo(other.id());
    }
}
