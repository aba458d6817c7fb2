package io.vigil.patterns;

import io.vigil.events.signals.Signal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.Pattern;

/** A sequence in Flink CEP's words. */
final class CepPattern {
    private CepPattern() {}

    /** With the definition's skip strategy and window. What must be absent before all else is taken along where it is there: see who hosts it. */
    static Pattern<Signal, ?> of(Definition definition) {
        Pattern<Signal, Signal> pattern = null;
        List<String> taken = new ArrayList<>();
        for (Step step : definition.steps()) {
            Pattern<Signal, Signal> next = pattern == null
                    ? Pattern.begin(step.name(), definition.skip().strategy())
                    : follow(pattern, step);
            pattern = next.where(new StepCondition(step, compared(step, taken)));
            boolean before = taken.isEmpty() && step.absent();
            if (step.optional() || before) {
                pattern = pattern.optional();
            }
            if (!step.absent() || before) {
                taken.add(step.name());
            }
        }
        if (pattern == null) {
            throw new IllegalStateException(definition.id() + " has no steps");
        }
        return pattern.within(definition.within());
    }

    private static Pattern<Signal, Signal> follow(Pattern<Signal, Signal> before, Step step) {
        boolean strict = step.contiguity() == Contiguity.STRICT;
        if (step.absent()) {
            return strict ? before.notNext(step.name()) : before.notFollowedBy(step.name());
        }
        if (strict) {
            return before.next(step.name());
        }
        return step.contiguity() == Contiguity.ANY ? before.followedByAny(step.name()) : before.followedBy(step.name());
    }

    private static List<String> compared(Step step, List<String> taken) {
        if (step.links().isEmpty()) {
            return List.of();
        }
        return step.as() == null ? List.copyOf(taken) : List.of(step.as());
    }
}
