package io.vigil.console.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.console.http.Refusal;
import java.util.ArrayList;
import java.util.List;

/** GuardDuty's FindingCriteria: conditions that must all hold. None: every finding. */
public record Criteria(List<Condition> conditions) {
    private static final int MOST_FIELDS = 50;

    /**
     * @param given {@code {"criterion": {FIELD: {…}}}}; missing for all
     * @throws Refusal naming what is wrong
     */
    public static Criteria read(JsonNode given) {
        var conditions = new ArrayList<Condition>();
        given.path("criterion")
                .properties()
                .forEach(each -> conditions.add(Condition.read(each.getKey(), each.getValue())));
        if (conditions.size() > MOST_FIELDS) {
            throw Refusal.badRequest("The request is rejected because findingCriteria has more than 50 fields.");
        }
        return new Criteria(List.copyOf(conditions));
    }

    /** Whether the document meets them, without any database: what SQL must agree with. */
    public boolean hold(JsonNode document) {
        return conditions.stream().allMatch(each -> each.holds(valuesAt(document, each.field())));
    }

    static List<String> valuesAt(JsonNode document, String field) {
        var nodes = List.of(document);
        for (String name : field.split("\\.")) {
            nodes = nodes.stream()
                    .flatMap(node -> elements(node).stream())
                    .map(node -> node.get(name))
                    .filter(node -> node != null)
                    .toList();
        }
        return nodes.stream()
                .flatMap(node -> elements(node).stream())
                .filter(node -> node.isValueNode() && !node.isNull())
                .map(JsonNode::asText)
                .toList();
    }

    private static List<JsonNode> elements(JsonNode node) {
        if (!node.isArray()) {
            return List.of(node);
        }
        var elements = new ArrayList<JsonNode>();
        node.forEach(each -> elements.addAll(elements(each)));
        return elements;
    }
}
