package io.vigil.rules.engine;

import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rules on a log that has no index: those about threat lists are asked only of events that touch one. */
public final class PlainRules<E extends Event> {
    private final List<Rule<E>> aboutLists = new ArrayList<>();
    private final List<Rule<E>> others = new ArrayList<>();

    public void add(Rule<E> rule) {
        if (rule.isSilent()) {
            return;
        }
        (rule.hits().wanted() ? aboutLists : others).add(rule);
    }

    /** Hands the signals of all rules that the event meets to {@code out}. */
    public void judge(E event, Asking<E> asking, Consumer<Signal> out) {
        if (event.hits().length != 0) {
            ask(aboutLists, event, asking, out);
        }
        ask(others, event, asking, out);
    }

    // By index: an iterator for each event would be garbage.
    private void ask(List<Rule<E>> rules, E event, Asking<E> asking, Consumer<Signal> out) {
        for (int at = 0; at < rules.size(); at++) {
            asking.ask(rules.get(at), event, out);
        }
    }
}
