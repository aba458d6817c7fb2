package io.vigil.patterns;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.Emit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what {@code pattern.yaml} holds beyond what all units have: key, window, skip strategy and steps. */
final class SequenceReader {
    /** Each costs every signal that the sequence reads some time. */
    private static final int MOST_PLACES = 30;
    /** GuardDuty's are always critical; what only an account or the internet links is less sure. */
    private static final double HIGH = 7;

    private final Unit unit;
    private final Set<String> emitters;
    private final Tuning tuning;
    private final YamlSection logic;

    SequenceReader(Unit unit, Set<String> emitters, Tuning tuning, Problems problems) {
        this.tuning = tuning;
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
        if (logic.has("count")) {
            return counting(key, within);
        }
        List<YamlSection> declared = logic.required("sequence") ? logic.sections("sequence") : List.of();
        var reader = new StepReader(unit.id(), emitters, tuning);
        List<List<Step>> places = declared.stream().map(reader::read).toList();
        boolean runs = new StepOrder(
                        logic, declared, places.stream().map(StepReader::spoken).toList())
                .holds();
        List<Step> steps = places.stream().flatMap(List::stream).toList();
        if (steps.size() > MOST_PLACES) {
            logic.refuse("sequence", "expected at most " + MOST_PLACES + " steps, each counted as often as it comes");
        }
        logic.refuseUnknown();
        return key == null || within == null || !runs
                ? null
                : new Sequence(new Definition(unit.id(), unit.emit(), key, within, skip, steps, null));
    }

    private @Nullable Sequence counting(@Nullable SequenceKey key, @Nullable Duration within) {
        YamlSection count = logic.section("count");
        Counting counting = count == null ? null : new CountingReader(count).read();
        logic.refuseUnknown();
        return key == null || within == null || counting == null
                ? null
                : new Sequence(
                        new Definition(unit.id(), unit.emit(), key, within, Skip.PAST_LAST_EVENT, List.of(), counting));
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
        } else if (emit.type().startsWith("AttackSequence:") && emit.severity() < HIGH) {
            logic.sections("emits").get(0).refuse("severity", "an AttackSequence is high or critical: 7.0 or more");
        }
    }
}
