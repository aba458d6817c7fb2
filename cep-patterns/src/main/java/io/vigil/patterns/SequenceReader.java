package io.vigil.patterns;

import io.vigil.catalogue.DidYouMean;
import io.vigil.catalogue.Glob;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.Emit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@code pattern.yaml} holds beyond what all units have: key, window, skip strategy and steps. */
final class SequenceReader {
    private static final Pattern STEP_NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    /** GuardDuty's sequences are always critical. */
    private static final double CRITICAL = 9;

    private final Unit unit;
    private final Set<String> emitters;
    private final YamlSection logic;

    SequenceReader(Unit unit, Set<String> emitters, Problems problems) {
        this.unit = unit;
        this.emitters = new TreeSet<>(emitters);
        this.logic = unit.logic(problems);
    }

    /** Null, with problems, when it cannot be run. */
    @Nullable
    Sequence read() {
        SequenceKey key = logic.required("key") ? logic.oneOf("key", SequenceKey.class) : null;
        Duration within = window();
        Skip skip = Objects.requireNonNullElse(logic.oneOf("skip", Skip.class), Skip.PAST_LAST_EVENT);
        checkEmission();
        List<YamlSection> told = logic.required("sequence") ? logic.sections("sequence") : List.of();
        List<Step> steps = told.stream().map(this::step).toList();
        boolean runs = new StepOrder(logic, told, steps).holds();
        logic.refuseUnknown();
        return key == null || within == null || !runs
                ? null
                : new Sequence(new Definition(unit.id(), unit.emit(), key, within, skip, steps));
    }

    private @Nullable Duration window() {
        Duration within = logic.required("within") ? logic.duration("within") : null;
        if (within != null && within.isZero()) {
            logic.refuse("within", "expected more than no time at all");
            return null;
        }
        return within;
    }

    private void checkEmission() {
        Emit emit = unit.emit();
        if (unit.emits().size() > 1 || emit.type() == null) {
            logic.refuse("emits", "a sequence emits one finding type");
        } else if (emit.type().startsWith("AttackSequence:") && emit.severity() < CRITICAL) {
            logic.sections("emits").get(0).refuse("severity", "an AttackSequence has a severity of 9.0 or more");
        }
    }

    private Step step(YamlSection told) {
        String name = told.requiredText("step");
        if (!name.isEmpty() && !STEP_NAME.matcher(name).matches()) {
            told.refuse("step", "expected kebab-case, such as look-around");
        }
        var step = new Step(
                name,
                units(told),
                globs(told, "type"),
                where(told),
                same(told),
                told.text("as"),
                told.flag("optional"),
                told.flag("absent"),
                Objects.requireNonNullElse(told.oneOf("contiguity", Contiguity.class), Contiguity.RELAXED));
        told.refuseUnknown();
        return step;
    }

    private List<String> units(YamlSection told) {
        List<String> units = told.texts("signal");
        if (told.required("signal") && units.isEmpty()) {
            told.refuse("signal", "expected a unit id, or a list of them");
        }
        for (String id : units) {
            if (!emitters.isEmpty() && !emitters.contains(id)) {
                told.refuse("signal", "nobody emits \"" + id + "\"" + DidYouMean.among(emitters, id));
            }
        }
        return units;
    }

    private static Map<SignalField, List<Glob>> where(YamlSection told) {
        var where = new EnumMap<SignalField, List<Glob>>(SignalField.class);
        YamlSection fields = told.section("where");
        if (fields == null) {
            return where;
        }
        for (SignalField field : SignalField.values()) {
            if (fields.has(field.toString())) {
                where.put(field, globs(fields, field.toString()));
            }
        }
        fields.refuseUnknown();
        return where;
    }

    /** One pattern of text or a list of them; empty when there is none. */
    private static List<Glob> globs(YamlSection told, String name) {
        return told.texts(name).stream().map(Glob::of).toList();
    }

    private static List<SignalField> same(YamlSection told) {
        List<SignalField> same = new ArrayList<>();
        var known = new TreeSet<String>();
        for (SignalField field : SignalField.values()) {
            known.add(field.toString());
            if (told.texts("same").contains(field.toString())) {
                same.add(field);
            }
        }
        for (String name : told.texts("same")) {
            if (!known.contains(name)) {
                told.refuse("same", "expected some of " + String.join(", ", known));
            }
        }
        return same;
    }
}
