package io.vigil.patterns;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.Emit;
import io.vigil.detection.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@code pattern.yaml} holds beyond what all units have: key, window, skip strategy, steps and stages. */
final class SequenceReader {
    /** Each costs every signal that the sequence reads some time. */
    private static final int MOST_PLACES = 30;
    /** GuardDuty's are always critical; what only an account or the internet links is less sure. */
    private static final double HIGH = 7;

    private final Unit unit;
    private Emitters emitters;
    private final Tuning tuning;
    private final YamlSection logic;

    SequenceReader(Unit unit, Emitters emitters, Tuning tuning, Problems problems) {
        this.tuning = tuning;
        this.unit = unit;
        this.emitters = emitters;
        this.logic = unit.logic(problems);
    }

    /** Null, with problems, when it cannot be run. */
    @Nullable
    Sequence read() {
        SequenceKey key = logic.required("key") ? logic.oneOf("key", SequenceKey.class) : null;
        SequenceKey any = Objects.requireNonNullElse(key, SequenceKey.PRINCIPAL);
        checkEmission();
        List<Stage> stages = new ArrayList<>();
        for (YamlSection declared : logic.sections("stages")) {
            Stage stage = stage(declared, any);
            if (stage != null) {
                stages.add(stage);
            }
        }
        Sequence read = body(logic, unit.id(), unit.emit(), any, stages);
        return key == null ? null : read;
    }

    private @Nullable Stage stage(YamlSection declared, SequenceKey key) {
        String id = declared.requiredText("id");
        var block = new Emit(null, 0, unit.emit().tactic(), null, Template.of(id), Template.of(id));
        Integer within = declared.count("within-group");
        Integer value = declared.count("value-of-group");
        Sequence sequence = body(declared, id, block, key, List.of());
        emitters = emitters.and(id);
        return sequence == null
                ? null
                : new Stage(sequence, within == null ? 0 : within, value == null ? Stage.NO_VALUE : value);
    }

    private @Nullable Sequence body(YamlSection logic, String id, Emit emit, SequenceKey key, List<Stage> stages) {
        Duration within = window(logic);
        Skip skip = Objects.requireNonNullElse(logic.oneOf("skip", Skip.class), Skip.PAST_LAST_EVENT);
        YamlSection count = logic.section("count");
        Counting counting = count == null ? null : new CountingReader(count).read();
        List<Step> steps = count == null ? steps(logic, id, skip) : List.of();
        logic.refuseUnknown();
        return within == null || counting == null && steps.isEmpty()
                ? null
                : new Sequence(new Definition(id, emit, key, within, skip, steps, counting, stages));
    }

    /** None, with problems, when they cannot be run. */
    private List<Step> steps(YamlSection logic, String id, Skip skip) {
        List<YamlSection> declared = logic.required("sequence") ? logic.sections("sequence") : List.of();
        var reader = new StepReader(id, emitters, tuning);
        List<List<Step>> places = declared.stream().map(reader::read).toList();
        boolean runs = new StepOrder(
                        logic, declared, places.stream().map(StepReader::spoken).toList(), skip)
                .holds();
        List<Step> steps = places.stream().flatMap(List::stream).toList();
        if (steps.size() > MOST_PLACES) {
            logic.refuse("sequence", "expected at most " + MOST_PLACES + " steps, each counted as often as it comes");
        }
        return runs ? steps : List.of();
    }

    private static @Nullable Duration window(YamlSection logic) {
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
