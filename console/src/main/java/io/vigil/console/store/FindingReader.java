package io.vigil.console.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.sinks.SqlFindings.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads findings of a store: pages by their place in the order, never by offset. */
public final class FindingReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FROM = " from finding f left join finding_state s on s.id = f.id where ";
    private static final int BATCH = 500;
    /** So many findings are sorted in a moment. */
    private static final int FEW = 1000;
    /** Ids are hexadecimal digits in lower case. */
    private static final String AFTER_ANY_DIGIT = "g";

    private static final Pattern COLUMN = Pattern.compile("\\bf\\.(\\w+)");
    /** Columns of the index {@code finding_counts} of SQLite. */
    private static final Set<String> COUNTED = Set.of(
            "archived",
            "severity",
            "updated_at",
            "type",
            "account",
            "region",
            "id",
            "unit",
            "principal",
            "access_key",
            "instance",
            "bucket");

    private final Connections connections;
    private final Dialect dialect;

    public FindingReader(Connections connections) {
        this.connections = connections;
        this.dialect = connections.dialect();
    }

    /**
     * The next findings of an order.
     *
     * @param after the last one of the page before; null for the first page
     * @param most how many
     */
    public List<Row> page(Criteria criteria, Order order, @Nullable Row after, int most) {
        Where where = where(criteria, Where::walked);
        boolean decided = where.rest().conditions().isEmpty();
        var found = new ArrayList<Row>();
        Row last = after;
        while (found.size() < most) {
            int wanted = decided ? most : BATCH;
            var batch = batch(where, order, last, wanted);
            batch.stream()
                    .filter(row -> decided || where.rest().hold(document(row)))
                    .limit(most - found.size())
                    .forEach(found::add);
            if (batch.size() < wanted) {
                break;
            }
            last = batch.get(batch.size() - 1);
        }
        return found;
    }

    /**
     * No planner knows how rare a value is: it would walk an order past all findings for the last of a few, or sort tens of thousands for the
     * first. So the index of documents is asked first: few are taken by their ids.
     *
     * @param ofMany what is done when there are more
     */
    private Where where(Criteria criteria, BiFunction<Where, Dialect, Where> ofMany) {
        Where where = Where.of(criteria, dialect);
        if (where.fields().isEmpty()) {
            return where;
        }
        String sql = "with hits as materialized (select f.id from finding f where " + Where.hasFields(dialect)
                + " limit " + (FEW + 1) + ") select id from hits";
        List<String> ids = connections.use(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, List.of(where.fields()));
                return texts(statement);
            }
        });
        return ids.size() <= FEW ? where.among(ids) : ofMany.apply(where, dialect);
    }

    private static List<String> texts(PreparedStatement statement) throws SQLException {
        var texts = new ArrayList<String>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private List<Row> batch(Where where, Order order, @Nullable Row after, int most) {
        var parameters = new ArrayList<>(where.parameters());
        var sql = new StringBuilder(select(text(order.column())) + FROM + where.sql());
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

    private String text(String column) {
        return Order.isTime(column) && dialect == Dialect.POSTGRESQL
                ? "to_char(f." + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
                : "f." + column;
    }

    /** Those of the ids that there are, in no order. */
    public List<Row> get(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
        return query(select("f.id") + FROM + "f.id in (" + marks + ")", ids);
    }

    /** Findings whose id begins so, at most {@code most}. */
    public List<Row> startingWith(String beginning, int most) {
        return query(
                select("f.id") + FROM + "f.id >= ? and f.id < ? order by f.id limit " + most,
                List.of(beginning, beginning + AFTER_ANY_DIGIT));
    }

    private String select(String position) {
        return "select f.id, " + position + ", " + text("updated_at") + ", " + Where.ARCHIVED
                + ", s.id is not null, s.feedback, f.document";
    }

    private List<Row> query(String sql, List<?> parameters) {
        return connections.use(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                var rows = new ArrayList<Row>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows.add(new Row(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                row.getString(6),
                                row.getString(7)));
                    }
                }
                return rows;
            }
        });
    }

    /**
     * Counts by some columns.
     *
     * @param columns of the table {@code finding}, or {@code day} for the date of the latest change
     */
    public List<Group> count(Criteria criteria, List<String> columns) {
        Where where = where(criteria, Where::found);
        String keys = columns.stream().map(this::key).collect(Collectors.joining(", "));
        if (where.rest().conditions().isEmpty()) {
            String sql = "select count(*), max(" + text("updated_at") + "), " + keys + FROM + where.sql() + " group by "
                    + keys;
            return groups(covered(sql), where, columns.size());
        }
        String sql = "select 1, " + text("updated_at") + ", " + keys + ", " + Where.ARCHIVED + ", f.document" + FROM
                + where.sql();
        return groups(sql, where, columns.size());
    }

    /** SQLite goes through an index that has the groups together, and reads a fat row for each entry; the index of counts has all it needs. */
    private String covered(String sql) {
        boolean all = COLUMN.matcher(sql).results().allMatch(found -> COUNTED.contains(found.group(1)));
        return dialect == Dialect.SQLITE && all
                ? sql.replaceFirst("from finding f ", "from finding f indexed by finding_counts ")
                : sql;
    }

    private String key(String column) {
        return column.equals("day") ? "substr(" + text("updated_at") + ", 1, 10)" : "f." + column;
    }

    private List<Group> groups(String sql, Where where, int keys) {
        return connections.use(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, where.parameters());
                return groups(statement, where, keys);
            }
        });
    }

    private static List<Group> groups(PreparedStatement statement, Where where, int keys) throws SQLException {
        boolean decided = where.rest().conditions().isEmpty();
        var groups = new Groups();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (decided || where.rest().hold(document(row.getString(keys + 4), row.getBoolean(keys + 3)))) {
                    groups.add(texts(row, keys), row.getString(2), row.getLong(1));
                }
            }
        }
        return groups.list();
    }

    private static List<String> texts(ResultSet row, int keys) throws SQLException {
        var texts = new ArrayList<String>();
        for (int at = 0; at < keys; at++) {
            String text = row.getString(at + 3);
            texts.add(text == null ? "" : text);
        }
        return texts;
    }

    static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
        int at = 0;
        for (Object parameter : parameters) {
            at++;
            if (parameter instanceof Boolean flag) {
                statement.setBoolean(at, flag);
            } else if (parameter instanceof Double number) {
                statement.setDouble(at, number);
            } else if (parameter instanceof Long number) {
                statement.setLong(at, number);
            } else {
                statement.setString(at, String.valueOf(parameter));
            }
        }
    }

    /** The finding's JSON with what people did to it. */
    public static ObjectNode document(Row row) {
        ObjectNode document = document(row.document(), row.archived());
        if (row.feedback() != null && document.get("service") instanceof ObjectNode service) {
            service.put("userFeedback", row.feedback());
        }
        return document;
    }

    /** The same as text; that which is stored, where nobody did anything to the finding. */
    public static String text(Row row) {
        return row.touched() ? document(row).toString() : row.document();
    }

    private static ObjectNode document(String text, boolean archived) {
        try {
            JsonNode document = JSON.readTree(text);
            if (document.get("service") instanceof ObjectNode service) {
                service.put("archived", archived);
            }
            return (ObjectNode) document;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds a document that is no JSON", e);
        }
    }
}
