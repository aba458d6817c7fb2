package io.vigil.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** An entry of a play at its n-th repetition. */
final class Repetition {
    private static final String NUMBER = "{n}";
    private static final String ACCOUNT = "{account}";

    private Repetition() {}

    /** How many names the entry asks for, one after the other: a list of queries is repeated as many times. */
    static int variants(JsonNode entry) {
        JsonNode query = entry.path("query");
        return query.isArray() ? Math.max(query.size(), 1) : 1;
    }

    /**
     * @param round from 0; {@code {n}} counts from 1
     * @param account for {@code {account}}
     */
    static JsonNode of(JsonNode entry, int round, String account) {
        JsonNode copy = filled(entry.deepCopy(), round + 1, account);
        JsonNode query = copy.path("query");
        if (query.isArray() && !query.isEmpty()) {
            ((ObjectNode) copy).set("query", query.get(round % query.size()));
        }
        return copy;
    }

    private static JsonNode filled(JsonNode node, int number, String account) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(filled(entry.getValue(), number, account)));
        } else if (node instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                array.set(at, filled(array.get(at), number, account));
            }
        }
        if (!node.isTextual() || node.textValue().indexOf('{') < 0) {
            return node;
        }
        String text = node.textValue();
        return text.equals(NUMBER)
                ? IntNode.valueOf(number)
                : TextNode.valueOf(
                        text.replace(NUMBER, Integer.toString(number)).replace(ACCOUNT, account));
    }
}
