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
        List<YamlSection> declared = logic.required("sequence") ? logic.sections("sequence") : List.of();
        List<Step> steps = declared.stream().map(this::step).toList();
        boolean runs = new StepOrder(logic, declared, steps).holds();
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
        if (within != null && within.compareTo(Sequence.LONGEST_WINDOW) > 0) {
            logic.refuse("within", "expected at most " + Sequence.LONGEST_WINDOW.toDays() + "d");
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

    private Step step(YamlSection declared) {
        String name = declared.requiredText("step");
        if (!name.isEmpty() && !STEP_NAME.matcher(name).matches()) {
            declared.refuse("step", "expected kebab-case, such as look-around");
        }
        var step = new Step(
                name,
                units(declared),
                globs(declared, "type"),
                where(declared),
                same(declared),
                declared.text("as"),
                declared.flag("optional"),
                declared.flag("absent"),
                Objects.requireNonNullElse(declared.oneOf("contiguity", Contiguity.class), Contiguity.RELAXED));
        declared.refuseUnknown();
        return step;
    }

    private List<String> units(YamlSection declared) {
        List<String> units = declared.texts("signal");
        if (declared.required("signal") && units.isEmpty()) {
            declared.refuse("signal", "expected a unit id, or a list of them");
        }
        for (String id : units) {
            if (!emitters.isEmpty() && !emitters.contains(id)) {
                declared.refuse("signal", "nobody emits \"" + id + "\"" + DidYouMean.among(emitters, id));
            }
        }
        return units;
    }

    private static Map<SignalField, List<Glob>> where(YamlSection declared) {
        var where = new EnumMap<SignalField, List<Glob>>(SignalField.class);
        YamlSection fields = declared.section("where");
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
    private static List<Glob> globs(YamlSection declared, String name) {
        return declared.texts(name).stream().map(Glob::of).toList();
    }

    private static List<SignalField> same(YamlSection declared) {
        List<SignalField> same = new ArrayList<>();
        var known = new TreeSet<String>();
        for (SignalField field : SignalField.values()) {
            known.add(field.toString());
            if (declared.texts("same").contains(field.toString())) {
                same.add(field);
            }
        }
        for (String name : declared.texts("same")) {
            if (!known.contains(name)) {
                declared.refuse("same", "expected some of " + String.join(", ", known));
            }
        }
        return same;
    }
}
