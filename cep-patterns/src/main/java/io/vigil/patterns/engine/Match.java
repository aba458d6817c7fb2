package io.vigil.patterns.engine;

import io.vigil.events.signals.Signal;
import java.util.List;

/**
 * A sequence that is complete.
 *
 * @param signal what it means
 * @param members the signals that it is made of
 */
public record Match(Signal signal, List<Signal> members) {
    public Match {
        members = List.copyOf(members);
    }
}
