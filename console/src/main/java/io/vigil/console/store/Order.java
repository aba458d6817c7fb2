package io.vigil.console.store;

import io.vigil.console.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which order findings come. Every order ends with the latest change and the id, so that it is total and pages are stable.
 *
 * @param column of the table {@code finding}
 */
public record Order(String column, boolean descending) {
    /** The gravest first. */
    public static final Order DEFAULT = new Order("severity", true);

    private static final Map<String, String> COLUMNS = Map.of(
            "severity", "severity",
            "updatedAt", "updated_at",
            "createdAt", "created_at",
            "service.eventFirstSeen", "first_seen",
            "service.eventLastSeen", "last_seen",
            "service.count", "count",
            "type", "type",
            "accountId", "account",
            "region", "region",
            "id", "id");

    /** What findings can be sorted by, as GuardDuty names it. */
    public static final List<String> FIELDS = COLUMNS.keySet().stream().sorted().toList();

    /** @throws Refusal when findings cannot be sorted by it */
    public static Order by(String attribute, boolean descending) {
        String column = COLUMNS.get(attribute);
        if (column == null) {
            throw Refusal.badRequest(
                    "The request is rejected because findings cannot be sorted by this attribute; they can by "
                            + String.join(", ", FIELDS) + ".");
        }
        return new Order(column, descending);
    }

    static boolean isTime(String column) {
        return column.endsWith("_at") || column.endsWith("_seen");
    }

    String clause() {
        return columns().stream()
                .map(each -> "f." + each + (descending ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    /** Its own column first, and none twice. */
    List<String> columns() {
        return Stream.of(column, "updated_at", "id").distinct().toList();
    }
}
