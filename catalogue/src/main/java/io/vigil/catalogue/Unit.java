package io.vigil.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.detection.Emit;
import java.util.BitSet;
import java.util.List;

/**
 * A detection as its folder describes it: what all kinds have in common.
 *
 * @param id kebab-case, unique over all units, the same as the folder's name unless that is a Java package
 * @param emits at least one
 * @param settings parameters after tuning
 * @param place the YAML file, as messages name it
 * @param body the whole YAML, for the module that knows this kind's logic
 */
public record Unit(String id, List<Emit> emits, Settings settings, UnitFolder folder, String place, JsonNode body) {
    static final String BEGINS = "begins";

    private static final int PORTS = 1 << 16;

    /** The unit's only kind of signal. */
    public Emit emit() {
        return emits.get(0);
    }

    /**
     * What this kind's YAML holds beyond id, emissions and parameters, to be read strictly: {@code ${name}} stands for a parameter's value.
     * End with {@link YamlSection#refuseUnknown()}.
     */
    public YamlSection logic(Problems problems) {
        return YamlSection.whole(place, body, settings, problems).alsoKnown(UnitHead.KEYS);
    }

    /**
     * The ports that a parameter lists as texts.
     *
     * @param problems takes those that are none
     */
    public BitSet ports(String parameter, Problems problems) {
        var ports = new BitSet(PORTS);
        for (String text : settings.texts(parameter)) {
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) < PORTS) {
                ports.set(Integer.parseInt(text));
            } else {
                problems.add(place, parameter + " = " + text, "expected a port from 0 to 65535");
            }
        }
        return ports;
    }

    /** Whether its findings say what a host began: those of all such units about one host and hour are one finding. */
    public boolean isOfBeginnings() {
        return body.path(BEGINS).asBoolean();
    }

    public Needs needs() {
        return Needs.of(body);
    }

    /** The emission of this finding type. */
    public Emit emit(String type) {
        return emits.stream()
                .filter(emit -> type.equals(emit.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " does not emit " + type));
    }
}
