package io.vigil.patterns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What {@link StepOrder} asks of steps that must be absent, as conditions of a JSON Schema, as far as it can say them: it knows the first of a list, but neither
 * the last nor neighbours.
 */
final class AbsenceSchema {
    private AbsenceSchema() {}

    /** An absent step is relaxed or strict, and neither optional, nor a group, nor counted. */
    static ObjectNode step(ObjectNode step) {
        ObjectNode then = object();
        ObjectNode keys = then.putObject("properties");
        keys.set("optional", isFalse());
        keys.putObject("contiguity")
                .putArray("enum")
                .add(Contiguity.RELAXED.toString())
                .add(Contiguity.STRICT.toString());
        keys.put("times", false).put("in-any-order", false);
        return when(step, absent(), then);
    }

    /** After a first step that is absent something happens. */
    static ObjectNode sequence(ObjectNode steps) {
        ObjectNode happens = object();
        happens.putObject("properties").<ObjectNode>set("optional", isFalse()).set("absent", isFalse());
        ObjectNode then = object();
        then.putArray("prefixItems").add(true).add(happens);
        return when(steps, firstAbsent(), then);
    }

    /** A sequence that begins with absence is complete past its last event. */
    static ObjectNode body(ObjectNode body) {
        ObjectNode begins = object();
        begins.putArray("required").add("sequence");
        begins.putObject("properties").set("sequence", firstAbsent());
        ObjectNode then = object();
        then.putObject("properties").putObject("skip").put("const", Skip.PAST_LAST_EVENT.toString());
        return when(body, begins, then);
    }

    private static ObjectNode firstAbsent() {
        ObjectNode first = object();
        first.put("minItems", 1).putArray("prefixItems").add(absent());
        return first;
    }

    private static ObjectNode absent() {
        ObjectNode absent = object();
        absent.putArray("required").add("absent");
        absent.putObject("properties").putObject("absent").put("const", true);
        return absent;
    }

    private static ObjectNode isFalse() {
        return object().put("const", false);
    }

    private static ObjectNode when(ObjectNode schema, ObjectNode condition, ObjectNode then) {
        schema.set("if", condition);
        schema.set("then", then);
        return schema;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
