package io.vigil.rules.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.catalogue.YamlSection;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.rules.cloudtrail.TrailSelectors.Coverage;
import io.vigil.rules.condition.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** The predicates on calls that judge what a log or a protection still sees after them. */
final class RecordingTests {
    /** What selectors may fail to record. */
    private enum Missing {
        /** Some or all calls that change something. */
        CHANGES,
        /** Some calls that change something, where other management events are recorded. */
        SOME_CHANGES,
        /** Calls that only look, or what CloudTrail offers to leave out. */
        ANYTHING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Criteria with an upper end, or with single values, leave the worst findings alone. */
    private static final List<String> UPPER_ENDS = List.of("lt", "lte", "lessThan", "lessThanOrEqual", "eq", "equals");

    private RecordingTests() {}

    /** What the event selectors of a call, taken together, do not record. */
    static Condition<ApiCall> selectorsMiss(YamlSection arguments) {
        arguments.required("what");
        Missing what = Objects.requireNonNullElse(arguments.oneOf("what", Missing.class), Missing.CHANGES);
        return CallTests.understood(
                (call, root) -> TrailSelectors.areIn(root) && misses(TrailSelectors.read(root), what));
    }

    private static boolean misses(TrailSelectors selectors, Missing what) {
        boolean changes = selectors.ofChanges().compareTo(Coverage.NEARLY_ALL) < 0;
        return switch (what) {
            case CHANGES -> changes;
            case SOME_CHANGES -> changes && selectors.selectManagement();
            case ANYTHING -> selectors.ofChanges() != Coverage.ALL || selectors.ofReads() != Coverage.ALL;
        };
    }

    /** A rule of a bucket's life cycle has objects expire within {@code days}; {@code of}: {@code bucket} or {@code logs}. */
    static Condition<ApiCall> expiresWithin(YamlSection arguments) {
        arguments.required("days");
        int days = Objects.requireNonNullElse(arguments.count("days"), 1);
        Lifecycle.Scope scope =
                Objects.requireNonNullElse(arguments.oneOf("of", Lifecycle.Scope.class), Lifecycle.Scope.BUCKET);
        return CallTests.understood(
                (call, root) -> Lifecycle.in(call, root).stream().anyMatch(rule -> rule.expires(scope, days)));
    }

    /** Criteria of findings to be hidden leave nothing out: there are none but some of {@code besides}, and none of these has an upper end. */
    static Condition<ApiCall> hidesEverything(YamlSection arguments) {
        List<String[]> paths = CallTests.paths(arguments);
        Set<String> besides = Set.copyOf(arguments.texts("besides"));
        Predicate<JsonNode> narrow = criteria -> criteria.properties().stream()
                .anyMatch(criterion -> !besides.contains(criterion.getKey()) || hasUpperEnd(criterion.getValue()));
        return CallTests.understood((call, root) ->
                paths.stream().flatMap(path -> JsonTree.at(root, path).stream()).noneMatch(narrow));
    }

    private static boolean hasUpperEnd(JsonNode criterion) {
        return UPPER_ENDS.stream().anyMatch(criterion::has) && criterion.size() > 0 && isNumeric(criterion);
    }

    private static boolean isNumeric(JsonNode criterion) {
        for (String end : UPPER_ENDS) {
            JsonNode value = criterion.path(end);
            JsonNode first = value.isArray() ? value.path(0) : value;
            if (first.isNumber() || first.asText().matches("\\d{1,2}(?:\\.\\d+)?")) {
                return true;
            }
        }
        return false;
    }
}
