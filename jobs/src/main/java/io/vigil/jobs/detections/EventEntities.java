package io.vigil.jobs.detections;

import io.vigil.events.Event;

/** A stream of events, which say themselves whose they are and when they happened. */
public interface EventEntities<E extends Event> extends Entities<E> {
    @Override
    default long key(E event) {
        return event.entityHash();
    }

    @Override
    default long time(E event) {
        return event.time();
    }
}
