package io.vigil.jobs;

import io.vigil.events.Event;
import io.vigil.events.Signal;
import io.vigil.intel.Intel;
import io.vigil.rules.Rules;
import java.util.function.Consumer;

/** All that differs from log to log; everything else of the pipeline is drawn once for all of them. */
interface LogType<E extends Event> extends Entities<E> {
    /** {@code cloudtrail}, {@code vpc-flow} or {@code dns}. */
    String name();

    Class<E> events();

    /** The event with what is known of the addresses and names in it. */
    E enrich(Intel intel, E event);

    /** A fresh one for each task. */
    default Gleaner<E> gleaner() {
        return Gleaner.ofNothing();
    }

    /** Judges what needs no memory. */
    void judge(Rules rules, E event, Consumer<Signal> out);
}
