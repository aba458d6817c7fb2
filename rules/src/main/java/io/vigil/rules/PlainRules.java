package io.vigil.rules;

import io.vigil.events.Event;
import io.vigil.events.Signal;
import java.util.List;
import java.util.function.Consumer;

/** Rules on a log that has no index: those about threat lists are asked only of events that touch one. */
final class PlainRules<E extends Event> {
    private final List<Rule<E>> aboutLists;
    private final List<Rule<E>> others;

    PlainRules(List<Rule<E>> rules) {
        this.aboutLists = rules.stream().filter(rule -> rule.hits().wanted()).toList();
        this.others = rules.stream().filter(rule -> !rule.hits().wanted()).toList();
    }

    void judge(E event, Consumer<Signal> out) {
        if (event.hits().length != 0) {
            judge(aboutLists, event, out);
        }
        judge(others, event, out);
    }

    // By index: an iterator for each event would be garbage.
    private void judge(List<Rule<E>> rules, E event, Consumer<Signal> out) {
        for (int at = 0; at < rules.size(); at++) {
            rules.get(at).judge(event, out);
        }
    }
}
