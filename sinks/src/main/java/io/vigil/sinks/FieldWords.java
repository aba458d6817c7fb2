package io.vigil.sinks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.events.Hash;
import java.util.LinkedHashSet;
import java.util.Set;

/** What stands where in a document, as words that an index of texts can keep: each value at its path is one word, a hash of both. */
public final class FieldWords {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FieldWords() {}

    /**
     * @param document JSON
     * @return words with a space between; none for what is no JSON
     */
    public static String of(String document) {
        Set<String> words = new LinkedHashSet<>();
        try {
            collect("", JSON.readTree(document), words);
        } catch (JsonProcessingException e) {
            return "";
        }
        return String.join(" ", words);
    }

    /**
     * @param field names on the way to the value, with dots between; an array adds none
     * @param value as text
     */
    public static String word(String field, String value) {
        return Long.toUnsignedString(Hash.of(field + '=' + value), Character.MAX_RADIX);
    }

    private static void collect(String field, JsonNode node, Set<String> words) {
        if (node.isValueNode() && !node.isNull()) {
            words.add(word(field, node.asText()));
        }
        if (node.isArray()) {
            node.forEach(each -> collect(field, each, words));
        }
        node.properties()
                .forEach(each ->
                        collect(field.isEmpty() ? each.getKey() : field + '.' + each.getKey(), each.getValue(), words));
    }
}
