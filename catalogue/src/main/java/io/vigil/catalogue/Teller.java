package io.vigil.catalogue;

import io.vigil.events.Event;
import io.vigil.events.Novelty;
import io.vigil.events.Signal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A detection that also tells the account of its entity what is new of it. What it only suspects goes with that, and a {@link Watch} of
 * novelties decides.
 */
public interface Teller<E extends Event, S> extends Watch<E, S> {
    /**
     * As {@link Watch#observe}.
     *
     * @param account takes what is new; at most one for each event
     */
    @Nullable
    S observe(@Nullable S known, E event, Consumer<Signal> out, Consumer<Novelty> account);

    @Override
    default @Nullable S observe(@Nullable S known, E event, Consumer<Signal> out) {
        return observe(known, event, out, untold -> {});
    }
}
