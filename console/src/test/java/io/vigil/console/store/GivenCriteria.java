package io.vigil.console.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Questions that people and tools ask, and some that nobody would. */
final class GivenCriteria {
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("severity", List.of("1", "4", "8", "x")),
            Map.entry("type", List.of("Recon:EC2/Portscan", "AttackSequence:IAM/CompromisedCredentials", "none")),
            Map.entry("accountId", List.of("111122223330", "111122223331")),
            Map.entry("service.archived", List.of("true", "false", "x")),
            Map.entry("service.count", List.of("1", "2", "4")),
            Map.entry("service.action.networkConnectionAction.localPortDetails.port", List.of("20", "22", "22.0")),
            Map.entry("service.detection.sequence.signals.name", List.of("signal 0", "signal 1", "signal 9")),
            Map.entry("updatedAt", List.of("2025-06-12T10:00:00.123Z")),
            Map.entry("service.additionalInfo.vigil.unit", List.of("u", "v")),
            Map.entry("entity", List.of("user 0", "user 1", "203.0.113.2", "x/y")),
            Map.entry("incident", List.of("%032x".formatted(3), "%032x".formatted(99), "none")),
            Map.entry("nothing.at.all", List.of("a")));
    private static final List<String> FIELDS = VALUES.keySet().stream().sorted().toList();
    private static final List<String> EQUALITY = List.of("eq", "equals", "neq", "notEquals");
    private static final List<String> RANGES =
            List.of("gt", "gte", "lt", "lte", "greaterThan", "greaterThanOrEqual", "lessThan", "lessThanOrEqual");
    private static final long DAY = 1_749_722_400_123L;

    private GivenCriteria() {}

    static JsonNode of(RandomGenerator random) {
        var criteria = JsonNodeFactory.instance.objectNode();
        var criterion = criteria.putObject("criterion");
        for (int at = 0; at < random.nextInt(1, 4); at++) {
            String field = FIELDS.get(random.nextInt(FIELDS.size()));
            fill(criterion.putObject(field), field, random);
        }
        return criteria;
    }

    private static void fill(ObjectNode condition, String field, RandomGenerator random) {
        var values = VALUES.get(field);
        if (random.nextInt(3) > 0) {
            var list = condition.putArray(EQUALITY.get(random.nextInt(EQUALITY.size())));
            for (int at = 0; at < random.nextInt(1, 3); at++) {
                list.add(values.get(random.nextInt(values.size())));
            }
        } else {
            long bound = field.equals("updatedAt") ? DAY + random.nextInt(200_000_000) : random.nextInt(24);
            condition.put(RANGES.get(random.nextInt(RANGES.size())), bound);
        }
    }
}
