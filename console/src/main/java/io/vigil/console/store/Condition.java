package io.vigil.console.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.console.http.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one field of a finding must be. All parts hold together; several values of {@code equal} are alternatives.
 *
 * @param field path such as {@code service.action.actionType}; arrays on the way match by any of their elements
 * @param equal texts; empty for any
 * @param unequal texts that no element may have; a missing field has none of them
 * @param above greater than; of times epoch milliseconds; null for any
 * @param from greater than or equal
 * @param below less than
 * @param to less than or equal
 */
public record Condition(
        String field,
        List<String> equal,
        List<String> unequal,
        @Nullable Double above,
        @Nullable Double from,
        @Nullable Double below,
        @Nullable Double to) {
    static final String SEVERITY = "severity";

    private static final int MOST_VALUES = 50;

    /** Today's words and the deprecated ones. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("eq", "equals"),
            Map.entry("equals", "equals"),
            Map.entry("neq", "notEquals"),
            Map.entry("notEquals", "notEquals"),
            Map.entry("gt", "greaterThan"),
            Map.entry("greaterThan", "greaterThan"),
            Map.entry("gte", "greaterThanOrEqual"),
            Map.entry("greaterThanOrEqual", "greaterThanOrEqual"),
            Map.entry("lt", "lessThan"),
            Map.entry("lessThan", "lessThan"),
            Map.entry("lte", "lessThanOrEqual"),
            Map.entry("lessThanOrEqual", "lessThanOrEqual"));

    /** One of the values is there. */
    public static Condition equal(String field, List<String> values) {
        return new Condition(field, List.copyOf(values), List.of(), null, null, null, null);
    }

    /** None of the values is there. */
    public static Condition unequal(String field, List<String> values) {
        return new Condition(field, List.of(), List.copyOf(values), null, null, null, null);
    }

    /** @param sign {@code < <= > >=} */
    public static Condition range(String field, String sign, double bound) {
        return new Condition(
                field,
                List.of(),
                List.of(),
                sign.equals(">") ? bound : null,
                sign.equals(">=") ? bound : null,
                sign.equals("<") ? bound : null,
                sign.equals("<=") ? bound : null);
    }

    /** @throws Refusal naming what is no condition */
    static Condition read(String field, JsonNode given) {
        if (!field.matches("[A-Za-z0-9_.-]{1,200}")) {
            throw Refusal.badRequest("The request is rejected because a field of findingCriteria has an invalid name.");
        }
        for (var word : iterable(given)) {
            if (!WORDS.containsKey(word)) {
                throw Refusal.badRequest("The request is rejected because " + field
                        + " has an unknown condition; known are "
                        + String.join(", ", WORDS.keySet().stream().sorted().toList()) + ".");
            }
        }
        return new Condition(
                field,
                texts(field, given, "eq", "equals"),
                texts(field, given, "neq", "notEquals"),
                number(field, given, "gt", "greaterThan"),
                number(field, given, "gte", "greaterThanOrEqual"),
                number(field, given, "lt", "lessThan"),
                number(field, given, "lte", "lessThanOrEqual"));
    }

    private static Iterable<String> iterable(JsonNode given) {
        if (!given.isObject()) {
            throw Refusal.badRequest("The request is rejected because a condition of findingCriteria is no object.");
        }
        return given::fieldNames;
    }

    private static List<String> texts(String field, JsonNode given, String old, String word) {
        var texts = new ArrayList<String>();
        for (String name : List.of(old, word)) {
            for (JsonNode value : given.path(name)) {
                texts.add(value.asText());
            }
        }
        if (texts.size() > MOST_VALUES) {
            throw Refusal.badRequest("The request is rejected because " + field + " has more than 50 values.");
        }
        return List.copyOf(texts);
    }

    private static @Nullable Double number(String field, JsonNode given, String old, String word) {
        JsonNode value = given.has(word) ? given.get(word) : given.get(old);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw Refusal.badRequest("The request is rejected because " + word + " of " + field + " is no number.");
        }
        return (double) value.longValue();
    }

    boolean hasRange() {
        return above != null || from != null || below != null || to != null;
    }

    /** @param values all that the finding has at the field */
    boolean holds(List<String> values) {
        var compared =
                field.equals(SEVERITY) ? values.stream().map(Condition::whole).toList() : values;
        return (equal.isEmpty() || compared.stream().anyMatch(value -> anyIs(equal, value)))
                && compared.stream().noneMatch(value -> anyIs(unequal, value))
                && (!hasRange() || values.stream().anyMatch(this::isInRange));
    }

    private boolean anyIs(List<String> wanted, String value) {
        return wanted.stream().anyMatch(each -> value.equals(field.equals(SEVERITY) ? whole(each) : each));
    }

    /** Severities are compared by their whole number. */
    static String whole(String text) {
        try {
            return Long.toString((long) Math.floor(Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private boolean isInRange(String text) {
        double value = numberOf(text);
        return (above == null || value > above)
                && (from == null || value >= from)
                && (below == null || value < below)
                && (to == null || value <= to);
    }

    /** Of a time its epoch milliseconds; of what is no number NaN, which is in no range. */
    private static double numberOf(String text) {
        try {
            return text.endsWith("Z") ? Instant.parse(text).toEpochMilli() : Double.parseDouble(text);
        } catch (NumberFormatException | DateTimeParseException e) {
            return Double.NaN;
        }
    }
}
