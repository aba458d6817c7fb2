package io.vigil.patterns;

import io.vigil.catalogue.YamlSection;
import java.util.ArrayList;
import java.util.List;

/** Holds the steps of a sequence against what can be run, and what would not mean what it seems to. */
final class StepOrder {
    private final YamlSection logic;
    private final List<YamlSection> declared;
    private final List<Step> steps;
    private final Skip skip;
    private boolean holds = true;

    StepOrder(YamlSection logic, List<YamlSection> declared, List<Step> steps, Skip skip) {
        this.logic = logic;
        this.declared = declared;
        this.steps = steps;
        this.skip = skip;
    }

    /** False, with problems, when they do not. */
    boolean holds() {
        if (steps.size() < 2 && steps.stream().allMatch(step -> step.group() == null)) {
            logic.refuse("sequence", "expected two steps or more");
            return false;
        }
        List<String> earlier = new ArrayList<>();
        for (int at = 0; at < steps.size(); at++) {
            checkNames(at, earlier);
            checkAbsence(at);
            earlier.add(steps.get(at).name());
        }
        checkEnds();
        return holds;
    }

    private void checkNames(int at, List<String> earlier) {
        Step step = steps.get(at);
        if (earlier.contains(step.name())) {
            refuse(at, "step", "two steps have this name");
        }
        if (step.as() != null && (!earlier.contains(step.as()) || between(step.as()))) {
            refuse(at, "as", "expected an earlier step that is not absent, or the first");
        }
        if (step.as() != null && step.links().isEmpty()) {
            refuse(at, "as", "names the step that same and linked compare with; there is neither");
        }
    }

    /** Whether it is absent between others: nothing is left of it to compare with. */
    private boolean between(String name) {
        return steps.stream().skip(1).anyMatch(step -> step.name().equals(name) && step.absent());
    }

    private void checkAbsence(int at) {
        Step step = steps.get(at);
        if (!step.absent()) {
            return;
        }
        if (step.optional()) {
            refuse(at, "optional", "a step is absent or optional, not both");
        }
        if (step.contiguity() == Contiguity.ANY) {
            refuse(at, "contiguity", "an absent step is relaxed or strict");
        }
        if (at > 0 && steps.get(at - 1).optional()) {
            refuse(at, "absent", "cannot follow an optional step");
        }
        if (at > 0 && steps.get(at - 1).absent()) {
            checkAbsences(at);
        }
    }

    /** Of two in a row, Flink CEP forgets the first when the second is strict or lasts until the window closes. */
    private void checkAbsences(int at) {
        if (at == steps.size() - 1) {
            refuse(at, "absent", "the step before is absent, too: one step with both signals, or a sequence for each");
        } else if (steps.get(at).contiguity() == Contiguity.STRICT
                && steps.get(at - 1).contiguity() != Contiguity.STRICT) {
            refuse(at, "contiguity", "the step before is absent and relaxed: put the strict one first");
        }
    }

    private void checkEnds() {
        if (steps.get(0).absent() && skip != Skip.PAST_LAST_EVENT) {
            refuse(
                    0,
                    "absent",
                    "only with skip: past-last-event, as one that may be excused is not complete by itself");
        }
        boolean isAlone = steps.size() == 1;
        if (steps.get(0).absent()
                && !isAlone
                && (steps.get(1).absent() || steps.get(1).optional())) {
            refuse(1, "step", "something must happen after what was absent, neither optional nor absent");
        }
        if (steps.get(0).contiguity() != Contiguity.RELAXED) {
            refuse(0, "contiguity", "the first step follows nothing");
        }
        int last = steps.size() - 1;
        if (steps.get(last).optional()) {
            refuse(last, "optional", "the sequence would be complete before it");
        }
        if (steps.get(last).absent() && steps.get(0).absent() && !isAlone) {
            refuse(last, "absent", "a sequence begins or ends with absence, not both");
        }
        if (steps.get(last).absent() && steps.get(last).contiguity() == Contiguity.STRICT) {
            refuse(last, "contiguity", "absence at the end is relaxed: it lasts until the window closes");
        }
    }

    private void refuse(int at, String key, String wayOut) {
        holds = false;
        declared.get(at).refuse(key, wayOut);
    }
}
