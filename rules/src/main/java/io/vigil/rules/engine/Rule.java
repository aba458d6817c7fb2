package io.vigil.rules.engine;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.detection.Template;
import io.vigil.events.Event;
import io.vigil.events.ListHit;
import io.vigil.events.signals.Signal;
import io.vigil.rules.condition.Condition;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A single-event rule, compiled.
 *
 * @param hits the threat-list entries it is about
 * @param when what must hold of the event
 * @param attempts which events are attempts that were refused: they become building blocks, whatever the emission
 * @param blocks whether anybody reads the rule's building blocks; otherwise it makes none
 * @param choices what to raise: the first that fits, or nothing when none does
 */
public record Rule<E extends Event>(
        String unit,
        HitKinds<E> hits,
        Condition<E> when,
        Predicate<E> attempts,
        boolean blocks,
        List<Choice<E>> choices,
        SignalFactory<E> signals) {
    /** Attempts at what weighs less are everyday mistakes; how often somebody is refused, baselines know. */
    public static final double WORTH_ATTEMPTING = 2;

    /**
     * One of the rule's emissions and when it is the right one.
     *
     * @param severity the emission's own, or the one that this case of it has
     * @param weight decimal logarithm of the odds that somebody who does this means harm, 0 to 4; 0 where nobody has said
     * @param onePer null when the factory of signals distinguishes them itself
     */
    public record Choice<E extends Event>(
            Emit emit,
            double severity,
            double weight,
            Condition<E> when,
            @Nullable OnePer onePer) {
        private Choice<E> amongAlike(E event) {
            return new Choice<>(emit, severity, weight, when.amongAlike(event), onePer);
        }

        /** The same, attempted in vain: a building block that weighs one less. */
        Choice<E> attempted() {
            var attempt = new Emit(
                    null,
                    0,
                    emit.tactic(),
                    emit.technique(),
                    Template.of("Attempted: " + emit.title()),
                    emit.description());
            return new Choice<>(attempt, 0, Math.max(0, weight - 1), when, onePer);
        }
    }

    /** What beyond type, account, region and resource makes a finding of its own. */
    public enum OnePer {
        RESOURCE,
        /** Whatever the region: what somebody does at a console goes through many. */
        ACCOUNT,
        LIST,
        INDICATOR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Several units may have one finding type: what each of them found stays apart. */
        private String discriminator(String unit, ListHit[] hits) {
            if (this == RESOURCE || this == ACCOUNT || hits.length == 0) {
                return unit;
            }
            return unit + "/" + (this == LIST ? hits[0].list() : hits[0].indicator());
        }
    }

    /** A rule that is about no list and has one thing to raise; a refused call is no lesser one: the rule says itself what it wants. */
    public static <E extends Event> Rule<E> of(Unit unit, Condition<E> when, SignalFactory<E> signals) {
        var choice = new Choice<E>(unit.emit(), unit.emit().severity(), 0, Condition.always(), OnePer.RESOURCE);
        return new Rule<>(unit.id(), HitKinds.none(), when, event -> false, true, List.of(choice), signals);
    }

    /** The same, but for what its factory puts in as {@linkplain SignalDraft#discriminator discriminator}. */
    public static <E extends Event> Rule<E> apart(Unit unit, Condition<E> when, SignalFactory<E> signals) {
        var choice = new Choice<E>(unit.emit(), unit.emit().severity(), 0, Condition.always(), null);
        return new Rule<>(unit.id(), HitKinds.none(), when, event -> false, true, List.of(choice), signals);
    }

    /** What is left to ask of events with the same key as this one; null when none of them can match. */
    public @Nullable Rule<E> amongAlike(E event) {
        Condition<E> left = when.amongAlike(event);
        List<Choice<E>> fitting = choices.stream()
                .map(choice -> choice.amongAlike(event))
                .filter(choice -> !choice.when().isImpossible())
                .toList();
        if (left.isImpossible() || fitting.isEmpty()) {
            return null;
        }
        boolean settlesNothing = left.equals(when) && fitting.equals(choices);
        return settlesNothing ? this : new Rule<>(unit, hits, left, attempts, blocks, fitting, signals);
    }

    /** Whether what it is about weighs enough for a refused attempt to be noticed. */
    public boolean noticesAttempts() {
        return choices.stream().anyMatch(choice -> choice.weight() >= WORTH_ATTEMPTING);
    }

    /** The same, with the events that this predicate holds of as mere attempts. */
    public Rule<E> withAttempts(Predicate<E> tried) {
        return new Rule<>(unit, hits, when, tried, blocks, choices, signals);
    }

    /** Whether it makes nothing that anybody reads, so that it need not be asked. */
    public boolean isSilent() {
        return !blocks && choices.stream().allMatch(choice -> choice.emit().type() == null);
    }

    public void judge(E event, Consumer<Signal> out) {
        if (!hits.fit(event) || !when.holds(event)) {
            return;
        }
        for (Choice<E> choice : choices) {
            if (choice.when().holds(event)) {
                emit(choice, event, out);
                return;
            }
        }
    }

    private void emit(Choice<E> choice, E event, Consumer<Signal> out) {
        boolean tried = attempts.test(event);
        if (!blocks && (tried || choice.emit().type() == null)) {
            return;
        }
        if (!tried) {
            out.accept(signal(choice, event));
        } else if (choice.weight() >= WORTH_ATTEMPTING) {
            out.accept(signal(choice.attempted(), event));
        }
    }

    private Signal signal(Choice<E> choice, E event) {
        ListHit[] touched = hits.among(event);
        SignalDraft draft = signals.draft(unit, choice.emit(), event, touched)
                .severity(choice.severity())
                .score(choice.weight())
                .hits(touched);
        OnePer onePer = choice.onePer();
        if (onePer == OnePer.ACCOUNT) {
            draft.everywhere();
        }
        if (onePer != null) {
            draft.discriminator(onePer.discriminator(unit, touched));
        }
        return draft.sign();
    }
}
