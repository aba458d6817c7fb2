package io.vigil.jobs.pipeline;

import io.vigil.events.Event;
import io.vigil.jobs.detections.Entities;
import io.vigil.jobs.retrohunt.ContactLog;

/** All that differs from log to log; everything else of the pipeline is drawn once for all of them. */
interface LogType<E extends Event> extends Entities<E>, ContactLog<E> {
    /** {@code cloudtrail}, {@code vpc-flow} or {@code dns}. */
    String name();

    /** A fresh one for each task. */
    default Gleaner<E> gleaner() {
        return Gleaner.ofNothing();
    }
}
