package io.vigil.console.store;

import io.vigil.sinks.SqlFindings;
import io.vigil.sinks.SqlFindings.Dialect;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Criteria as SQL, and what is left of them: SQL finds all that meet them, and perhaps more; of these the rest decides.
 *
 * @param sql a condition over {@code finding f left join finding_state s}
 * @param parameters for its question marks
 * @param rest what SQL cannot decide alone
 */
record Where(String sql, List<Object> parameters, Criteria rest) {
    static final String ARCHIVED = SqlFindings.ARCHIVED;

    private static final Map<String, String> TEXTS =
            Map.of("id", "f.id", "type", "f.type", "accountId", "f.account", "region", "f.region");
    private static final Map<String, String> TIMES = Map.of(
            "createdAt", "f.created_at",
            "updatedAt", "f.updated_at",
            "service.eventFirstSeen", "f.first_seen",
            "service.eventLastSeen", "f.last_seen");
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    /** Beyond it ISO's years have more than four digits. */
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    static Where of(Criteria criteria, Dialect dialect) {
        var compiler = new Compiler(dialect);
        criteria.conditions().forEach(compiler::add);
        return new Where(
                compiler.parts.isEmpty() ? "1 = 1" : String.join(" and ", compiler.parts),
                compiler.parameters,
                new Criteria(compiler.rest));
    }

    /** How the dialect takes a time that is given as ISO text. */
    static String time(Dialect dialect) {
        return dialect == Dialect.SQLITE ? "?" : "cast(? as timestamptz)";
    }

    private static final class Compiler {
        private final Dialect dialect;
        private final List<String> parts = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();
        private final List<Condition> rest = new ArrayList<>();

        Compiler(Dialect dialect) {
            this.dialect = dialect;
        }

        void add(Condition condition) {
            String field = condition.field();
            if (field.equals(Condition.SEVERITY)) {
                addSeverity(condition);
            } else if (field.equals("service.archived") && !condition.hasRange()) {
                addArchived(condition);
            } else if (TIMES.containsKey(field)
                    && condition.equal().isEmpty()
                    && condition.unequal().isEmpty()) {
                addRange(TIMES.get(field), condition, true);
            } else if (TEXTS.containsKey(field) && !condition.hasRange()) {
                addTexts(TEXTS.get(field), condition);
            } else {
                addHint(condition);
                rest.add(condition);
            }
        }

        private void addSeverity(Condition condition) {
            if (!condition.equal().isEmpty()) {
                parts.add("cast(floor(f.severity) as integer) in (" + wholes(condition.equal()) + ")");
            }
            if (!condition.unequal().isEmpty()) {
                parts.add("cast(floor(f.severity) as integer) not in (" + wholes(condition.unequal()) + ")");
            }
            addRange("f.severity", condition, false);
        }

        /** What is no number equals no severity. */
        private static String wholes(List<String> texts) {
            return Stream.concat(Stream.of("-1"), texts.stream().map(Condition::whole))
                    .filter(text -> text.matches("-?\\d{1,9}"))
                    .collect(Collectors.joining(", "));
        }

        private void addArchived(Condition condition) {
            for (boolean excluded : new boolean[] {true, false}) {
                if (!condition.holds(List.of(Boolean.toString(excluded)))) {
                    parts.add(ARCHIVED + " <> ?");
                    parameters.add(excluded);
                }
            }
        }

        private void addTexts(String column, Condition condition) {
            addIn(column + " in (", condition.equal());
            addIn(column + " not in (", condition.unequal());
        }

        private void addIn(String beginning, List<String> texts) {
            if (!texts.isEmpty()) {
                parts.add(beginning + texts.stream().map(text -> "?").collect(Collectors.joining(", ")) + ")");
                texts.forEach(text -> parameters.add(text.replace('\0', '\ufffd')));
            }
        }

        private void addRange(String column, Condition condition, boolean times) {
            compare(column + " > ", condition.above(), times);
            compare(column + " >= ", condition.from(), times);
            compare(column + " < ", condition.below(), times);
            compare(column + " <= ", condition.to(), times);
        }

        private void compare(String beginning, @Nullable Double value, boolean times) {
            if (value != null) {
                parts.add(beginning + (times ? time(dialect) : "?"));
                parameters.add(
                        times
                                ? ISO.format(Instant.ofEpochMilli(Math.max(0, Math.min(LATEST, value.longValue()))))
                                : value);
            }
        }

        /** A document that does not even hold the text cannot have it at the field. Texts that JSON may write in several ways give no hint. */
        private void addHint(Condition condition) {
            boolean usable = !condition.equal().isEmpty()
                    && condition.equal().stream()
                            .allMatch(text -> text.matches("[A-Za-z0-9 :._@*+=,-]+") && !text.matches("\\d{10,}"));
            if (!usable) {
                return;
            }
            if (dialect == Dialect.SQLITE) {
                parts.add(condition.equal().stream()
                        .map(text -> "instr(f.document, ?) > 0")
                        .collect(Collectors.joining(" or ", "(", ")")));
                parameters.addAll(condition.equal());
            } else {
                parts.add("cast(f.document as jsonb) @@ cast(? as jsonpath)");
                parameters.add(condition.equal().stream()
                        .flatMap(text -> Stream.of(text, "\"" + text + "\"").filter(value -> isLiteral(value)))
                        .flatMap(value ->
                                Criteria.fields(condition.field()).stream().map(field -> path(field) + " == " + value))
                        .collect(Collectors.joining(" || ")));
            }
        }

        private static boolean isLiteral(String value) {
            return value.startsWith("\"") || value.matches("true|false|-?(0|[1-9]\\d{0,8})(\\.\\d{1,9})?");
        }

        private static String path(String field) {
            return Stream.of(field.split("\\."))
                    .map(name -> ".\"" + name + "\"")
                    .collect(Collectors.joining("", "$", ""));
        }
    }
}
