package io.vigil.console.store;

import io.vigil.sinks.SqlFindings.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts findings of a store by what they share. */
public final class FindingCounts {
    private static final String FROM = " from finding f ";
    private static final Pattern COLUMN = Pattern.compile("\\bf\\.(\\w+)");
    /** Indices of SQLite that have the groups of these columns together, and all columns that groups are mostly chosen by. */
    private static final Map<List<String>, String> GROUPED = Map.of(
            List.of("type"), "finding_by_type_to_count",
            List.of("account"), "finding_by_account_to_count",
            List.of("day", "severity"), "finding_by_day_to_count",
            List.of("account", "instance", "bucket", "access_key"), "finding_by_resource_to_count");

    private static final String BY_INCIDENT = "finding_by_incident";

    private static final Set<String> OFTEN =
            Set.of("archived", "severity", "updated_at", "type", "account", "region", "id");
    /** Columns of the index {@code finding_counts}. */
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
    private final Candidates candidates;

    public FindingCounts(Connections connections) {
        this.connections = connections;
        this.dialect = connections.dialect();
        this.candidates = new Candidates(connections);
    }

    /**
     * Counts by some columns.
     *
     * @param columns of the table {@code finding}, or {@code day} for the date of the latest change
     */
    public List<Group> by(Criteria criteria, List<String> columns) {
        return by(criteria, columns, Where.moment("max(f.updated_at)", dialect));
    }

    /** The same without the latest change among them, which takes a third of the time. */
    public List<Group> only(Criteria criteria, List<String> columns) {
        return by(criteria, columns, "''");
    }

    private List<Group> by(Criteria criteria, List<String> columns, String latest) {
        Where where = candidates.of(criteria, Where::found);
        String keys = columns.stream().map(this::key).collect(Collectors.joining(", "));
        if (where.rest().conditions().isEmpty()) {
            String sql = "select count(*), " + latest + ", " + keys + from(where, columns) + "where " + where.sql()
                    + " group by " + keys;
            return groups(sql, where, columns.size());
        }
        String sql = "select 1, " + Where.text("updated_at", dialect) + ", " + keys + ", f.archived, f.document" + FROM
                + "where " + where.sql();
        return groups(sql, where, columns.size());
    }

    /** How many incidents there are among the findings. */
    public long incidents(Criteria criteria) {
        Where where = candidates.of(criteria, Where::found);
        if (!where.rest().conditions().isEmpty()) {
            return by(criteria, List.of(Criteria.INCIDENT)).size();
        }
        String from = dialect == Dialect.SQLITE && asksOnly(OFTEN, where.sql())
                ? FROM + "indexed by " + BY_INCIDENT + " "
                : FROM;
        String sql =
                "select count(*) from (select 1" + from + "where " + where.sql() + " group by f.incident) incidents";
        return connections.use(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Parameters.bind(statement, where.parameters());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** SQLite by itself takes an index that lacks something, and reads a fat row for each entry; one that has all is named here. */
    private String from(Where where, List<String> columns) {
        if (dialect != Dialect.SQLITE) {
            return FROM;
        }
        String grouped = GROUPED.get(columns);
        if (grouped != null && asksOnly(OFTEN, where.sql())) {
            return FROM + "indexed by " + grouped + " ";
        }
        boolean counted = COUNTED.containsAll(columns) || grouped != null;
        return counted && asksOnly(COUNTED, where.sql()) ? FROM + "indexed by finding_counts " : FROM;
    }

    private static boolean asksOnly(Set<String> columns, String sql) {
        return COLUMN.matcher(sql).results().allMatch(found -> columns.contains(found.group(1)));
    }

    private String key(String column) {
        return dialect == Dialect.SQLITE && column.equals("day") ? "substr(f.updated_at, 1, 10)" : "f." + column;
    }

    private List<Group> groups(String sql, Where where, int keys) {
        return connections.use(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Parameters.bind(statement, where.parameters());
                return groups(statement, where, keys);
            }
        });
    }

    private static List<Group> groups(PreparedStatement statement, Where where, int keys) throws SQLException {
        boolean decided = where.rest().conditions().isEmpty();
        var groups = new Groups();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (decided
                        || where.rest().hold(FindingDocument.of(row.getString(keys + 4), row.getBoolean(keys + 3)))) {
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
}
