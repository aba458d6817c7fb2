package io.vigil.patterns;

import io.vigil.catalogue.Glob;
import io.vigil.events.Signal;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a sequence.
 *
 * @param units a signal of any of these fits
 * @param types finding type that it must have, too: any of these; empty: any or none
 * @param where what fields of the signal must hold: any of these
 * @param same fields that must be equal in this signal and in the earlier one of the sequence
 * @param as the earlier step that {@code same} refers to; null: all earlier ones that have the field
 * @param optional the sequence is complete without it
 * @param absent the sequence is broken by it
 */
record Step(
        String name,
        List<String> units,
        List<Glob> types,
        Map<SignalField, List<Glob>> where,
        List<SignalField> same,
        @Nullable String as,
        boolean optional,
        boolean absent,
        Contiguity contiguity)
        implements Serializable {

    /** Whether the signal fits, apart from {@code same}. */
    boolean fits(Signal signal) {
        return units.contains(signal.detection().unit())
                && (types.isEmpty() || anyMatches(types, signal.detection().type()))
                && where.entrySet().stream()
                        .allMatch(entry ->
                                anyMatches(entry.getValue(), entry.getKey().of(signal)));
    }

    private static boolean anyMatches(List<Glob> globs, @Nullable String text) {
        return globs.stream().anyMatch(glob -> glob.matches(text));
    }

    /** Whether {@code same} allows the signal beside an earlier one: a signal without the field objects to nothing. */
    boolean agrees(Signal signal, Signal earlier) {
        for (SignalField field : same) {
            String before = field.of(earlier);
            if (before != null && !before.equals(field.of(signal))) {
                return false;
            }
        }
        return true;
    }
}
