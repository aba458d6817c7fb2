package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.flink.order.EventOrder;
import java.util.List;

/** A stream as detectors are shown it: by key, in order. */
public interface Entities<E> extends EventOrder<E> {
    /** What remembers the entity that the events are keyed by. */
    List<Detector<E, ?>> detectors(Detections detections);
}
