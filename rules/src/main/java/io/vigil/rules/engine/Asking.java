package io.vigil.rules.engine;

import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import java.util.function.Consumer;

/**
 * Asks one rule of one event, for a host that wants to know what each rule does.
 *
 * @param <E> events of the rule's log
 */
@FunctionalInterface
public interface Asking<E extends Event> {
    void ask(Rule<E> rule, E event, Consumer<Signal> out);
}
