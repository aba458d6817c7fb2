package io.vigil.patterns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.events.signals.Tactic;
import java.util.Arrays;
import java.util.List;

/** The JSON Schema of {@code pattern.yaml}, for editors: made of the very names that the reader knows. */
public final class PatternSchema {
    private static final String DURATION = "^(\\$\\{[^}]+}|(\\d+[dhms])+)$";
    private static final String REFERENCE = "https://json-schema.org/draft/2020-12/schema";

    private PatternSchema() {}

    /** The schema as indented text. */
    public static String text() {
        return schema().toPrettyString() + "\n";
    }

    static ObjectNode schema() {
        ObjectNode schema = object("A sequence or a count of signals");
        schema.put("$schema", REFERENCE).put("title", "pattern.yaml of Vigil");
        ObjectNode keys = properties(schema);
        keys.set("id", text("Kebab-case, the same as the folder's name"));
        keys.set("emits", list(emission()));
        keys.set("parameters", free("Values that tuning.yaml may change"));
        keys.set("mode", oneOf("dry-run: what it finds is kept aside", List.of("live", "dry-run")));
        keys.set("key", oneOf("Whose signals belong together", SequenceKey.values()));
        body(keys);
        keys.set("stages", list(stage()));
        schema.putArray("required").add("id").add("emits").add("key").add("within");
        return AbsenceSchema.body(schema);
    }

    private static void body(ObjectNode keys) {
        keys.set(
                "within",
                text("Window from the first signal to before the last").put("pattern", DURATION));
        keys.set("skip", oneOf("What becomes of other incomplete sequences once one is complete", Skip.values()));
        keys.set("sequence", AbsenceSchema.sequence(list(step())));
        keys.set("count", count());
    }

    private static ObjectNode stage() {
        ObjectNode stage = object("A sequence or count whose completion is a signal to those after it");
        ObjectNode keys = properties(stage);
        keys.set("id", text("What steps and counts name it by"));
        body(keys);
        keys.set("within-group", number("How many values beyond those of the key keep its signals apart; key: group"));
        keys.set("value-of-group", number("Place of the value that is counted of it; key: group"));
        stage.putArray("required").add("id").add("within");
        return AbsenceSchema.body(stage);
    }

    private static ObjectNode emission() {
        ObjectNode emission = object("What is told");
        ObjectNode keys = properties(emission);
        keys.set("type", text("Purpose:Resource/Name"));
        keys.set("severity", number("1.0 to 10.0"));
        keys.set("tactic", oneOf("ATT&CK tactic", Tactic.values()));
        keys.set("technique", text("ATT&CK technique, such as T1530"));
        keys.set("title", text("With placeholders such as {userName}"));
        keys.set("description", text("With placeholders such as {userName}"));
        return emission;
    }

    private static ObjectNode step() {
        ObjectNode step = member("A step");
        ObjectNode keys = (ObjectNode) step.get("properties");
        keys.set("same", texts("Fields that are equal in this and in earlier signals", fields()));
        ObjectNode linked = object("Fields of this signal, each with the field of earlier signals that it is equal to");
        ObjectNode links = properties(linked);
        fields().forEach(field -> links.set(field, oneOf("Field of earlier signals", fields())));
        keys.set("linked", linked);
        keys.set("as", text("The only earlier step that same and linked compare with"));
        keys.set("optional", flag("The sequence is complete without it"));
        keys.set(
                "absent",
                flag("The sequence is broken by it; as the first step, it excuses the second when it came before"));
        keys.set("contiguity", oneOf("What may lie before it", Contiguity.values()));
        keys.set(
                "times",
                number("How often it comes")
                        .put("minimum", StepReader.LEAST_TIMES)
                        .put("maximum", StepReader.MOST_TIMES));
        keys.set("in-any-order", list(member("A step of a group")));
        step.putArray("required").add("step");
        return AbsenceSchema.step(step);
    }

    private static ObjectNode member(String description) {
        ObjectNode member = object(description);
        ObjectNode keys = properties(member);
        keys.set("step", text("Its name, in kebab-case"));
        keys.set("signal", texts("Ids of units", List.of()));
        keys.set("type", texts("Finding types; * and ? allowed", List.of()));
        ObjectNode where = object("Fields of the signal, each with a value or a list of them; * and ? allowed");
        ObjectNode names = properties(where);
        for (SignalField field : SignalField.values()) {
            names.set(field.toString(), globs("Any of these", field.words()));
        }
        keys.set("where", where);
        return member;
    }

    private static ObjectNode count() {
        ObjectNode count = object("What is counted in place of a sequence");
        ObjectNode keys = properties(count);
        keys.set("of", oneOf("What is made of the signals", Counting.Kind.values()));
        keys.set("signal", texts("Ids of units", List.of()));
        for (Counting.Bound bound : Counting.Bound.values()) {
            keys.set(bound.toString(), number("What the result must be"));
        }
        keys.set("percentile", number("0 to 100"));
        return count;
    }

    private static List<String> fields() {
        return Arrays.stream(SignalField.values()).map(SignalField::toString).toList();
    }

    private static ObjectNode object(String description) {
        ObjectNode object = described("object", description);
        object.put("additionalProperties", false);
        return object;
    }

    private static ObjectNode free(String description) {
        return described("object", description);
    }

    private static ObjectNode properties(ObjectNode object) {
        return object.putObject("properties");
    }

    private static ObjectNode described(String type, String description) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("description", description);
    }

    private static ObjectNode text(String description) {
        return described("string", description);
    }

    private static ObjectNode number(String description) {
        return described("number", description);
    }

    private static ObjectNode flag(String description) {
        return described("boolean", description);
    }

    private static ObjectNode list(ObjectNode items) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "array");
        list.set("items", items);
        return list;
    }

    /** One text or a list of them. */
    private static ObjectNode texts(String description, List<String> known) {
        ObjectNode item = known.isEmpty() ? text(description) : oneOf(description, known);
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        texts.putArray("anyOf").add(item).add(list(item.deepCopy()));
        return texts;
    }

    /** One text with wildcards or a list of them. */
    private static ObjectNode globs(String description, List<String> words) {
        ObjectNode globs = texts(description, words);
        if (!words.isEmpty()) {
            ObjectNode wild = text("With * or ?").put("pattern", "[*?]");
            globs.withArray("anyOf").add(wild).add(list(wild.deepCopy()));
        }
        return globs;
    }

    private static ObjectNode oneOf(String description, Object[] constants) {
        return oneOf(description, Arrays.stream(constants).map(Object::toString).toList());
    }

    private static ObjectNode oneOf(String description, List<String> words) {
        ObjectNode text = text(description);
        words.forEach(text.withArray("enum")::add);
        return text;
    }
}
