package io.vigil.patterns;

import io.vigil.catalogue.Glob;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whose signals sequences may wait for.
 *
 * @param units ids of units, those that are switched off among them; empty: any
 * @param types finding types that they emit; empty: any
 */
public record Emitters(Set<String> units, Set<String> types) {
    /** Where nobody knows who emits what. */
    public static final Emitters ANY = new Emitters(Set.of(), Set.of());

    public Emitters {
        units = Set.copyOf(units);
        types = Set.copyOf(types);
    }

    public static Emitters of(List<Unit> units) {
        return new Emitters(
                units.stream().map(Unit::id).collect(Collectors.toSet()),
                units.stream()
                        .flatMap(unit -> unit.emits().stream())
                        .map(Emit::type)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    /** With one more unit: a stage, whose signals are of no finding. */
    Emitters and(String unit) {
        if (units.isEmpty()) {
            return this;
        }
        Set<String> more = new TreeSet<>(units);
        more.add(unit);
        return new Emitters(more, types);
    }

    boolean haveUnit(String id) {
        return units.isEmpty() || units.contains(id);
    }

    boolean haveType(Glob type) {
        return types.isEmpty() || types.stream().anyMatch(type::matches);
    }
}
