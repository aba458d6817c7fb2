package io.vigil.patterns;

import io.vigil.catalogue.Glob;
import io.vigil.events.signals.Signal;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a sequence: what a single signal must be to fill it.
 *
 * @param name unique within the sequence
 * @param label as people read it: the name, but for steps that come several times, which share one
 * @param units a signal of any of these fits; empty: of any, if it has a finding type
 * @param types finding type that it must have, too: any of these; empty: any or none
 * @param where what fields of the signal must hold: any of these
 * @param links what must tie this signal to the earlier ones of the sequence
 * @param as the earlier step that {@code links} refer to; null: all earlier ones that have the field
 * @param optional the sequence is complete without it
 * @param absent the sequence is broken by it; as the first step, the second is excused by it
 * @param unless what may not fill it, by the user's suppressions of this step
 * @param group what may fill it and the steps beside it, in any order; null: it has its own place
 */
record Step(
        String name,
        String label,
        List<String> units,
        List<Glob> types,
        Map<SignalField, List<Glob>> where,
        List<Link> links,
        @Nullable String as,
        boolean optional,
        boolean absent,
        Contiguity contiguity,
        @Nullable StepSuppression unless,
        @Nullable Group group)
        implements Serializable {

    /** A step that comes again. */
    Step again(int time) {
        return new Step(
                time == 1 ? name : name + "-" + time,
                name,
                units,
                types,
                where,
                links,
                as,
                optional,
                absent,
                contiguity,
                unless,
                group);
    }

    /** Whether it may wait for signals of this unit and type: others need not be asked about. */
    boolean concerns(Signal signal) {
        if (group != null) {
            return group.members().stream().anyMatch(member -> member.concerns(signal));
        }
        return units.isEmpty()
                ? signal.detection().type() != null
                : units.contains(signal.detection().unit());
    }

    /** Whether the signal fits, apart from {@code links}. */
    boolean fits(Signal signal) {
        if (group != null) {
            return group.members().stream().anyMatch(member -> member.fits(signal));
        }
        return concerns(signal)
                && (unless == null || !unless.fits(signal))
                && (types.isEmpty() || anyMatches(types, signal.detection().type()))
                && fieldsMatch(signal);
    }

    private boolean fieldsMatch(Signal signal) {
        for (Map.Entry<SignalField, List<Glob>> field : where.entrySet()) {
            if (!anyMatches(field.getValue(), field.getKey().of(signal))) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyMatches(List<Glob> globs, @Nullable String text) {
        for (Glob glob : globs) {
            if (glob.matches(text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code links} allow the signal beside an earlier one. */
    boolean agrees(Signal signal, Signal earlier) {
        for (Link link : links) {
            if (!link.holds(signal, earlier)) {
                return false;
            }
        }
        return true;
    }
}
