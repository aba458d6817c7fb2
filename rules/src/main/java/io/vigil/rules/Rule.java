package io.vigil.rules;

import io.vigil.catalogue.Emit;
import io.vigil.events.Event;
import io.vigil.events.ListHit;
import io.vigil.events.Signal;
import io.vigil.rules.condition.Condition;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A single-event rule, compiled.
 *
 * @param hits the threat-list entries it is about
 * @param when what must hold of the event
 * @param choices what to raise: the first that fits, or nothing when none does
 */
record Rule<E extends Event>(
        String unit, HitKinds hits, Condition<E> when, List<Choice<E>> choices, Wording<E> wording) {

    /**
     * One of the rule's emissions and when it is the right one.
     *
     * @param severity the emission's own, or the one that this case of it has
     */
    record Choice<E extends Event>(Emit emit, double severity, Condition<E> when, OnePer onePer) {}

    /** What beyond type, account, region and resource makes a finding of its own. */
    enum OnePer {
        RESOURCE,
        LIST,
        INDICATOR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Several units may have one finding type: what each of them found stays apart. */
        private String discriminator(String unit, ListHit[] hits) {
            if (this == RESOURCE || hits.length == 0) {
                return unit;
            }
            return unit + "/" + (this == LIST ? hits[0].list() : hits[0].indicator());
        }
    }

    void judge(E event, Consumer<Signal> out) {
        if (!hits.fit(event.hits()) || !when.holds(event)) {
            return;
        }
        for (Choice<E> choice : choices) {
            if (choice.when().holds(event)) {
                out.accept(signal(choice, event));
                return;
            }
        }
    }

    private Signal signal(Choice<E> choice, E event) {
        ListHit[] touched = hits.among(event.hits());
        return wording.draft(unit, choice.emit(), event, touched)
                .severity(choice.severity())
                .hits(touched)
                .discriminator(choice.onePer().discriminator(unit, touched))
                .sign();
    }
}
