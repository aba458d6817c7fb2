package io.vigil.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A detection as its folder describes it: what all kinds have in common.
 *
 * @param id kebab-case, unique over all units, the same as the folder's name
 * @param emits at least one
 * @param settings parameters after tuning
 * @param body the whole YAML, for the module that knows this kind's logic
 */
public record Unit(String id, List<Emit> emits, Settings settings, UnitFolder folder, JsonNode body) {
    /** The unit's only kind of signal. */
    public Emit emit() {
        return emits.get(0);
    }

    /** The emission of this finding type. */
    public Emit emit(String type) {
        return emits.stream()
                .filter(emit -> type.equals(emit.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " does not emit " + type));
    }
}
