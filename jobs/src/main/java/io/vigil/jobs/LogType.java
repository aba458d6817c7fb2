package io.vigil.jobs;

import io.vigil.events.Event;
import io.vigil.events.Mint;
import io.vigil.jobs.recall.ContactLog;
import org.jspecify.annotations.Nullable;

/** All that differs from log to log; everything else of the pipeline is drawn once for all of them. */
interface LogType<E extends Event> extends Entities<E>, ContactLog<E> {
    /** {@code cloudtrail}, {@code vpc-flow} or {@code dns}. */
    String name();

    Class<E> events();

    /** Temporary credentials that the event made; null when it made none. */
    default @Nullable Mint mint(E event) {
        return null;
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
