package io.vigil.jobs.pipeline;

import io.vigil.events.Mint;
import io.vigil.events.Presence;
import java.util.function.Consumer;

/** Takes from an event what other streams need to know of it, in the chain of the source: little of few events, so that nothing is shuffled twice. */
interface Gleaner<E> {
    void glean(E event, Consumer<Mint> mints, Consumer<Presence> presences);

    static <E> Gleaner<E> ofNothing() {
        return (event, mints, presences) -> {};
    }
}
