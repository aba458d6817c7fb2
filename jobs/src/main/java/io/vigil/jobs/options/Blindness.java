package io.vigil.jobs.options;

import io.vigil.catalogue.Needs;
import io.vigil.catalogue.Unit;
import io.vigil.events.text.Printable;
import io.vigil.intel.Intel;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.pipeline.LogKind;
import io.vigil.rules.engine.HitKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which units see nothing, since what they need was not given: a log, places of addresses, a threat list of their kind.
 *
 * @param lacking ids of units by what they lack; a unit that lacks several things stands under the first
 * @param units how many there are in all
 */
public record Blindness(Map<String, List<String>> lacking, int units) {

    /** @param logs names of the logs that will be read */
    public static Blindness of(List<Unit> units, Intel intel, Set<String> logs) {
        var lacking = new TreeMap<String, List<String>>();
        for (Unit unit : units) {
            String lack = lack(unit.needs(), intel, logs);
            if (lack != null) {
                lacking.computeIfAbsent(lack, none -> new ArrayList<>()).add(unit.id());
            }
        }
        return new Blindness(lacking, units.size());
    }

    private static @Nullable String lack(Needs needs, Intel intel, Set<String> logs) {
        for (LogKind<?> log : LogKinds.ALL) {
            if (needs.inputs().contains(log.name()) && !logs.contains(log.name())) {
                return "no " + log.records();
            }
        }
        if (needs.inputs().contains(Needs.GEOGRAPHY) && !intel.hasPlaces()) {
            return "no places of addresses (--geoip)";
        }
        boolean listed = needs.lists().isEmpty()
                || intel.lists().stream()
                        .anyMatch(list ->
                                HitKinds.mean(needs.lists(), list.source().kind()));
        return listed ? null : "no threat list of their kind (--threat-list)";
    }

    /** For the start: a line for each lack, with the units. */
    public List<String> lines() {
        return lacking.entrySet().stream()
                .map(lack -> lack.getKey() + ", so these see nothing: " + String.join(", ", lack.getValue()))
                .map(Printable::of)
                .toList();
    }

    /** For the end: one line, empty when nothing is lacking. */
    @Override
    public String toString() {
        int blind = lacking.values().stream().mapToInt(List::size).sum();
        return blind == 0
                ? ""
                : lacking.entrySet().stream()
                        .map(lack -> lack.getKey() + ": " + lack.getValue().size())
                        .collect(Collectors.joining("; ", blind + " of " + units + " units saw nothing: ", ""));
    }
}
