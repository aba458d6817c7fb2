package io.vigil.models.firstsight;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import java.util.List;
import java.util.Set;

/**
 * What many do in their first days, and thieves nearly always: too little to be read alone, whatever comes with it within the hour, and evidence all the same.
 * Refused questions to several services are.
 *
 * @param unit id of the one that judges
 * @param units whose building blocks are such
 * @param emit a building block
 * @param weight of the scale that rules share, as evidence
 */
record Hints(String unit, Set<String> units, Emit emit, double weight) {
    /** As the unit says. */
    static Hints of(Unit unit, double weight) {
        return new Hints(unit.id(), Set.copyOf(unit.settings().texts("hints")), block(unit, Tactic.DISCOVERY), weight);
    }

    /** The building block of a tactic. */
    static Emit block(Unit unit, Tactic tactic) {
        return unit.emits().stream()
                .filter(emit -> emit.type() == null && emit.tactic() == tactic)
                .findFirst()
                .orElseThrow();
    }

    boolean hold(Telling act) {
        return !act.isFinding() && units.contains(act.signal().detection().unit());
    }

    Signal of(Telling act) {
        Signal hint = act.signal();
        return SignalDraft.of(unit, emit, hint)
                .since(hint.occurrence().since())
                .score(weight)
                .eventIds(List.of(hint.evidence().eventIds()))
                .sign();
    }
}
