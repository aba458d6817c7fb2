package io.vigil.jobs.detections;

import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import io.vigil.rules.engine.LogRules;
import io.vigil.rules.engine.Rule;
import java.util.function.Consumer;

/** Judges events, and of every {@value Effort#SAMPLE}th finds out what each rule does with it: the others pay nothing for what is known then. */
public final class SampledRules<E extends Event> {
    private final UnitMetrics metrics;
    private long events;

    public SampledRules(UnitMetrics metrics) {
        this.metrics = metrics;
    }

    public void judge(LogRules<E> rules, E event, Consumer<Signal> out) {
        if ((events++ & Effort.SAMPLE - 1) == 0) {
            rules.judge(event, this::ask, out);
        } else {
            rules.judge(event, out);
        }
    }

    private void ask(Rule<E> rule, E event, Consumer<Signal> out) {
        long begun = System.nanoTime();
        rule.judge(event, out);
        metrics.effort(rule.unit()).sampled(System.nanoTime() - begun);
    }
}
