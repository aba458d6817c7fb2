package io.vigil.jobs.detections;

import io.vigil.catalogue.Watch;
import io.vigil.events.Event;
import io.vigil.flink.order.EventOrder;
import java.util.List;

/** What is watched by key, and who watches it. */
public interface Entities<E extends Event> extends EventOrder<E> {
    /** What remembers the entity that the events are keyed by. */
    List<Watch<E, ?>> watches(Detections detections);

    @Override
    default long time(E event) {
        return event.time();
    }

    @Override
    default int compareTies(E one, E other) {
        return one.id().compareTo(other.id());
    }
}
