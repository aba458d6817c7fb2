package io.vigil.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Without what a unit sees nothing, as its YAML states: a model by the key {@code needs}, a rule by its {@code log} and the lists in {@code hits}.
 *
 * @param inputs names of logs, and {@link #GEOGRAPHY}: all of them are needed
 * @param lists kinds of threat lists: one of them is needed; empty where none is
 */
public record Needs(Set<String> inputs, Set<String> lists) {
    /** Where addresses are. */
    public static final String GEOGRAPHY = "geography";

    static Needs of(JsonNode unit) {
        Set<String> inputs = texts(unit.path("needs"));
        inputs.addAll(texts(unit.path("log")));
        JsonNode hits = unit.path("hits");
        return new Needs(inputs, texts(hits.isObject() ? hits.path("kinds") : hits));
    }

    private static Set<String> texts(JsonNode value) {
        var texts = new LinkedHashSet<String>();
        if (value.isTextual()) {
            texts.add(value.asText());
        }
        value.forEach(member -> texts.add(member.asText()));
        return texts;
    }
}
