package io.vigil.console.store;

import io.vigil.sinks.SqlFindings.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads findings of a store: pages by their place in the order, never by offset. */
public final class FindingReader {
    private static final String DOCUMENT = "f.document";
    private static final int FIRST_BATCH = 100;
    private static final int BATCH = 500;
    /** Of the first batch: of a value that one of ten findings has, a page is in five hundred. */
    private static final int COMMON = 10;
    /** It costs less to read some documents too many than to ask once more. */
    private static final double SPARE = 1.25;
    /** Ids are hexadecimal digits in lower case. */
    private static final String AFTER_ANY_DIGIT = "g";

    private final Connections connections;
    private final Dialect dialect;
    private final Candidates candidates;
    private final boolean brief;

    public FindingReader(Connections connections) {
        this(connections, false);
    }

    private FindingReader(Connections connections, boolean brief) {
        this.brief = brief;
        this.connections = connections;
        this.dialect = connections.dialect();
        this.candidates = new Candidates(connections);
    }

    /**
     * Of the same findings what a line of a list shows, from the columns, in the places of a finding's JSON: whom it is about as the name of its access
     * key's user. Documents are read only where a question needs them.
     */
    public FindingReader briefly() {
        return new FindingReader(connections, true);
    }

    /** Counts of the same store. */
    public FindingCounts counts() {
        return new FindingCounts(connections);
    }

    /**
     * The next findings of an order.
     *
     * @param after the last one of the page before; null for the first page
     * @param most how many
     */
    public List<Row> page(Criteria criteria, Order order, @Nullable Row after, int most) {
        Where walked = Where.of(criteria, dialect);
        if (dialect == Dialect.POSTGRESQL && !walked.fields().isEmpty()) {
            List<Row> first = batch(walked, order, after, FIRST_BATCH);
            if (isCommon(walked, first)) {
                return filled(walked, order, first, FIRST_BATCH, most);
            }
        }
        Where where = candidates.of(criteria, Where::walked);
        int wanted = where.rest().conditions().isEmpty() ? most : FIRST_BATCH;
        return filled(where, order, batch(where, order, after, wanted), wanted, most);
    }

    /**
     * Whether the first findings of a page show that many have what is asked for, and the index of documents need not be asked. PostgreSQL reads and
     * parses each document that its index offers, which costs more than a page does.
     */
    private static boolean isCommon(Where where, List<Row> first) {
        return first.stream().filter(row -> holds(where, row)).limit(COMMON).count() == COMMON;
    }

    /**
     * A page from its first batch on.
     *
     * @param asked how many the first batch was to have
     */
    private List<Row> filled(Where where, Order order, List<Row> first, int asked, int most) {
        boolean decided = where.rest().conditions().isEmpty();
        var found = new ArrayList<Row>();
        List<Row> batch = first;
        int wanted = asked;
        int seen = 0;
        while (true) {
            batch.stream()
                    .filter(row -> decided || holds(where, row))
                    .limit(most - found.size())
                    .forEach(found::add);
            if (found.size() == most || batch.size() < wanted) {
                return found;
            }
            seen += batch.size();
            wanted = expected(most - found.size(), found.size() / (double) seen);
            batch = batch(where, order, batch.get(batch.size() - 1), wanted);
        }
    }

    private static boolean holds(Where where, Row row) {
        return where.rest().hold(FindingDocument.of(row));
    }

    /** In how many documents as many more are likely to be. */
    private static int expected(int missing, double share) {
        return (int) Math.max(FIRST_BATCH, Math.min(BATCH, missing * SPARE / share));
    }

    private List<Row> batch(Where where, Order order, @Nullable Row after, int most) {
        var parameters = new ArrayList<>(where.parameters());
        var sql = new StringBuilder(
                select(Where.text(order.column(), dialect), document(where)) + Where.FROM + where.ofList(dialect));
        if (after != null) {
            sql.append(" and (" + joined(order.columns(), column -> "f." + column) + ") "
                    + (order.descending() ? "<" : ">") + " ("
                    + joined(order.columns(), column -> Order.isTime(column) ? Where.time(dialect) : "?") + ")");
            order.columns().forEach(column -> parameters.add(position(column, after)));
        }
        sql.append(" order by " + order.clause() + " limit " + most);
        return query(sql.toString(), parameters);
    }

    private static String joined(List<String> columns, UnaryOperator<String> form) {
        return columns.stream().map(form).collect(Collectors.joining(", "));
    }

    private static Object position(String column, Row after) {
        return switch (column) {
            case "id" -> after.id();
            case "updated_at" -> after.updatedAt();
            case "severity" -> Double.valueOf(after.position());
            case "count" -> Long.valueOf(after.position());
            default -> after.position();
        };
    }

    /** Those of the ids that there are, in no order. */
    public List<Row> get(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
        return query(select("f.id", DOCUMENT) + Where.FROM + "f.id in (" + marks + ")", ids);
    }

    /** Findings whose id begins so, at most {@code most}. */
    public List<Row> startingWith(String beginning, int most) {
        return query(
                select("f.id", DOCUMENT) + Where.FROM + "f.id >= ? and f.id < ? order by f.id limit " + most,
                List.of(beginning, beginning + AFTER_ANY_DIGIT));
    }

    private String document(Where where) {
        if (!brief || !where.rest().conditions().isEmpty()) {
            return DOCUMENT;
        }
        String object = dialect == Dialect.POSTGRESQL ? "json_build_object" : "json_object";
        return """
                OBJECT('id', f.id, 'type', f.type, 'severity', f.severity, 'accountId', f.account, 'region', f.region, 'title', f.title,
                'service', OBJECT('count', f.count, 'eventFirstSeen', %s, 'eventLastSeen', %s),
                'resource', OBJECT('accessKeyDetails', OBJECT('userName', coalesce(f.subject, ''))))
                """.formatted(Where.text("first_seen", dialect), Where.text("last_seen", dialect))
                .replace("OBJECT", object);
    }

    private String select(String position, String document) {
        return "select f.id, f.incident, " + position + ", " + Where.text("updated_at", dialect)
                + ", f.archived, s.id is not null, s.feedback, " + document;
    }

    private List<Row> query(String sql, List<?> parameters) {
        return connections.use(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Parameters.bind(statement, parameters);
                var rows = new ArrayList<Row>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows.add(new Row(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getBoolean(5),
                                row.getBoolean(6),
                                row.getString(7),
                                row.getString(8)));
                    }
                }
                return rows;
            }
        });
    }
}
