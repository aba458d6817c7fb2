package io.vigil.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.detection.Emit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds the names that a tuning file uses against those that exist. */
final class TuningCheck {
    private final String place;
    private final Problems problems;
    private final Set<String> units = new TreeSet<>();
    /** {@code unit-id.parameter}. */
    private final Set<String> parameters = new TreeSet<>();

    private final Set<String> types = new TreeSet<>();

    TuningCheck(String place, List<Unit> all, Problems problems) {
        this.place = place;
        this.problems = problems;
        for (Unit unit : all) {
            units.add(unit.id());
            for (String name : unit.settings().values().keySet()) {
                parameters.add(unit.id() + "." + name);
            }
            for (Emit emit : unit.emits()) {
                if (emit.type() != null) {
                    types.add(emit.type());
                }
            }
        }
    }

    /** @param path where the unit is named, with its setting */
    void unit(String path, String id) {
        if (!units.contains(id)) {
            problems.add(place, path, "no such unit" + DidYouMean.among(units, id));
        }
    }

    void parameter(String key, JsonNode value) {
        String unit = key.substring(0, key.indexOf('.'));
        if (!units.contains(unit)) {
            unit(YamlSection.withValue(key, value), unit);
        } else if (!parameters.contains(key)) {
            problems.add(
                    place, YamlSection.withValue(key, value), "no such parameter" + DidYouMean.among(parameters, key));
        }
    }

    /** @param of a finding type, or a unit */
    void severity(String of, double severity) {
        if (!types.contains(of) && !units.contains(of)) {
            problems.add(
                    place,
                    "severity." + of + " = " + severity,
                    "no unit emits such a finding" + DidYouMean.among(types, of));
        }
    }

    /** @param step {@code unit-id.step}; null when it is of none */
    void step(String path, @Nullable String step) {
        if (step != null && !units.contains(step.substring(0, Math.max(0, step.indexOf('.'))))) {
            problems.add(place, path + " = " + step, "expected unit-id.step of a sequence");
        }
    }

    void suppressed(String path, @Nullable Glob type) {
        if (type != null && types.stream().noneMatch(type::matches)) {
            problems.add(
                    place,
                    path + " = " + type.text(),
                    "no unit emits such a finding" + DidYouMean.among(types, type.text()));
        }
    }
}
