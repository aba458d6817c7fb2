package io.vigil.rules.engine;

import io.vigil.catalogue.DidYouMean;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.Emit;
import io.vigil.events.Event;
import io.vigil.events.signals.Tactic;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.condition.ConditionReader;
import io.vigil.rules.engine.Rule.Choice;
import io.vigil.rules.engine.Rule.OnePer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Compiles what rules on every log have in common; the module's README describes their language.
 *
 * @param conditions reads what a rule asks of an event
 * @param places where in an event list entries may stand
 * @param readsBlocks of which units building blocks are read
 */
public record RuleReader<E extends Event>(
        ConditionReader<E> conditions, HitPlaces<E> places, Predicate<String> readsBlocks) {
    private static final int MOST_WEIGHT = 4;

    /** @param general what must hold beside the rule's own {@code when} */
    public Rule<E> read(Unit unit, YamlSection rule, List<Condition<E>> general, SignalFactory<E> signals) {
        List<Condition<E>> when = new ArrayList<>(general);
        when.add(conditions.read(rule, "when"));
        return new Rule<>(
                unit.id(),
                HitKinds.read(rule, places),
                Condition.all(when),
                event -> false,
                readsBlocks.test(unit.id()),
                choices(unit, rule),
                signals);
    }

    private List<Choice<E>> choices(Unit unit, YamlSection rule) {
        if (!rule.has("choose")) {
            if (unit.emits().size() > 1) {
                rule.refuse("choose", "is missing: the unit has several emissions");
            }
            return List.of(new Choice<>(
                    unit.emit(), unit.emit().severity(), weight(rule, 0), Condition.always(), onePer(rule)));
        }
        double weight = weight(rule, 0);
        List<Choice<E>> choices = new ArrayList<>();
        for (YamlSection choice : rule.sections("choose")) {
            Emit emit = emit(unit, choice);
            Double severity = choice.number("severity");
            choices.add(new Choice<>(
                    emit,
                    Objects.requireNonNullElse(severity, emit.severity()),
                    weight(choice, weight),
                    conditions.readBeside(rule.section("when"), choice, "when"),
                    onePer(choice)));
            choice.refuseUnknown();
        }
        return List.copyOf(choices);
    }

    private static Emit emit(Unit unit, YamlSection choice) {
        String type = choice.text("emit");
        Tactic tactic = choice.oneOf("tactic", Tactic.class);
        for (Emit emit : unit.emits()) {
            if (Objects.equals(type, emit.type()) && (tactic == null || tactic == emit.tactic())) {
                return emit;
            }
        }
        List<String> types =
                unit.emits().stream().map(Emit::type).filter(Objects::nonNull).toList();
        choice.refuse("emit", "the unit does not emit this" + DidYouMean.among(types, type == null ? "" : type));
        return unit.emit();
    }

    private static double weight(YamlSection section, double absent) {
        Double weight = section.number("weight");
        if (weight != null && (weight < 0 || weight > MOST_WEIGHT)) {
            section.refuse("weight", "expected 0 to " + MOST_WEIGHT);
        }
        return Objects.requireNonNullElse(weight, absent);
    }

    private static OnePer onePer(YamlSection section) {
        return Objects.requireNonNullElse(section.oneOf("one-per", OnePer.class), OnePer.RESOURCE);
    }
}
