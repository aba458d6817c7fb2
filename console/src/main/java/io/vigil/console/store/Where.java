package io.vigil.console.store;

import io.vigil.sinks.FieldWords;
import io.vigil.sinks.SqlFindings.Dialect;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Criteria as SQL, and what is left of them: SQL finds all that meet them, and perhaps more; of these the rest decides.
 *
 * @param sql a condition over {@code finding f}
 * @param parameters for its question marks
 * @param fields what documents must hold, as the index of documents is asked; empty for any
 * @param rest what SQL cannot decide alone
 */
record Where(String sql, List<Object> parameters, String fields, Criteria rest) {
    /** Findings with what people did to them beside whether they are archived, which is a column of their own. */
    static final String FROM = " from finding f left join finding_state s on s.id = f.id where ";

    private static final String UNIT = "service.additionalInfo.vigil.unit";
    private static final String COUNT = "service.count";
    private static final Map<String, String> TEXTS = Map.of(
            "id",
            "f.id",
            "type",
            "f.type",
            "accountId",
            "f.account",
            "region",
            "f.region",
            UNIT,
            "f.unit",
            Criteria.INCIDENT,
            "f.incident");
    private static final Map<String, String> TIMES = Map.of(
            "createdAt", "f.created_at",
            "updatedAt", "f.updated_at",
            "service.eventFirstSeen", "f.first_seen",
            "service.eventLastSeen", "f.last_seen");
    /** Neither escaped in JSON nor a number that it may write in another way. */
    private static final Pattern PLAIN = Pattern.compile("(?!\\d{10,}$)[A-Za-z0-9 :._@*+=,-]+");

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
                String.join(dialect == Dialect.SQLITE ? " AND " : " && ", compiler.fields),
                new Criteria(compiler.rest));
    }

    /** These findings and no others. */
    Where among(List<String> ids) {
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
        return and(ids.isEmpty() ? "1 = 0" : "f.id in (" + marks + ")", ids);
    }

    /** All that the index of documents has. */
    Where found(Dialect dialect) {
        return and(hasFields(dialect), List.of(fields));
    }

    /**
     * Goes through the findings of the other criteria one by one. SQLite looks each up in the index ({@code is true} keeps its planner from going
     * through that); PostgreSQL would have to read the documents for it, which is as well done here.
     */
    Where walked(Dialect dialect) {
        return dialect == Dialect.SQLITE ? and("(" + hasFields(dialect) + ") is true", List.of(fields)) : this;
    }

    /**
     * The condition of a list. Most findings are open: by itself SQLite would find all of these by an index and sort them, where it can walk the order;
     * the plus hides that index.
     */
    String ofList(Dialect dialect) {
        return dialect == Dialect.SQLITE ? sql.replace("f.archived =", "+f.archived =") : sql;
    }

    private Where and(String condition, List<String> more) {
        return new Where(
                sql + " and " + condition,
                Stream.concat(parameters.stream(), more.stream()).toList(),
                "",
                rest);
    }

    /** Holds of documents that have the {@link #fields}: an index finds them. */
    static String hasFields(Dialect dialect) {
        return dialect == Dialect.SQLITE
                ? "f.number in (select rowid from finding_value where finding_value match ?)"
                : "cast(f.document as jsonb) @@ cast(? as jsonpath)";
    }

    /** A column as text; a time as ISO 8601. */
    static String text(String column, Dialect dialect) {
        return Order.isTime(column) ? moment("f." + column, dialect) : "f." + column;
    }

    /** @param time as SQL has it */
    static String moment(String time, Dialect dialect) {
        return dialect == Dialect.POSTGRESQL
                ? "to_char(" + time + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
                : time;
    }

    /** How the dialect takes a time that is given as ISO text. */
    static String time(Dialect dialect) {
        return dialect == Dialect.SQLITE ? "?" : "cast(? as timestamptz)";
    }

    private static final class Compiler {
        private final Dialect dialect;
        private final List<String> parts = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();
        private final List<String> fields = new ArrayList<>();
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
            } else if (field.equals(COUNT)
                    && condition.equal().isEmpty()
                    && condition.unequal().isEmpty()) {
                addRange("f.count", condition, false);
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
            for (boolean archived : new boolean[] {true, false}) {
                if (!condition.holds(List.of(Boolean.toString(archived)))) {
                    parts.add("f.archived = ?");
                    parameters.add(!archived);
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

        /** What a document must have at the field. Of texts that JSON may write in several ways PostgreSQL's index knows nothing. */
        private void addHint(Condition condition) {
            var names = Criteria.fields(condition.field());
            if (condition.equal().isEmpty()) {
                return;
            }
            if (dialect == Dialect.SQLITE) {
                fields.add(any(
                        condition,
                        " OR ",
                        text -> names.stream().map(name -> '"' + FieldWords.word(name, text) + '"')));
            } else if (condition.equal().stream().allMatch(PLAIN.asMatchPredicate())) {
                fields.add(any(
                        condition,
                        " || ",
                        text -> Stream.of(text, "\"" + text + "\"")
                                .filter(Compiler::isLiteral)
                                .flatMap(value -> names.stream().map(name -> path(name) + " == " + value))));
            }
        }

        private static String any(Condition condition, String or, Function<String, Stream<String>> each) {
            return condition.equal().stream().flatMap(each).collect(Collectors.joining(or, "(", ")"));
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
