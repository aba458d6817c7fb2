package io.vigil.sinks.jdbc;

import io.vigil.events.Tactic;
import io.vigil.sinks.FindingFilter;
import io.vigil.sinks.StoredFinding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code finding}, as all SQL stores have it.
 *
 * @param document how the store takes a JSON text: {@code ?}, or a cast of it
 * @param unlocked ends a query for rows that others are not changing at this moment
 * @param times how the store keeps a time
 */
public record FindingTable(String document, String unlocked, TimeColumn times) {
    /** How a store keeps epoch milliseconds so that people can read them. */
    public interface TimeColumn {
        void set(PreparedStatement statement, int index, long epochMillis) throws SQLException;

        long get(ResultSet row, String column) throws SQLException;
    }

    private static final List<String> COLUMNS = List.of(
            "id",
            "type",
            "severity",
            "account",
            "region",
            "created_at",
            "updated_at",
            "first_seen",
            "last_seen",
            "count",
            "unit",
            "tactic",
            "title",
            "principal",
            "access_key",
            "instance",
            "bucket",
            "remote_ip",
            "archived",
            "document");

    /** A row gives way to a later one, and at the same time to one that counts as much or more. */
    String upsert() {
        String values = COLUMNS.stream()
                .map(column -> column.equals("document") ? document : "?")
                .collect(Collectors.joining(", "));
        String news = COLUMNS.stream()
                .filter(column -> !column.equals("id"))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "insert into finding (" + String.join(", ", COLUMNS) + ") values (" + values
                + ") on conflict (id) do update set " + news
                + " where (excluded.updated_at, excluded.count) >= (finding.updated_at, finding.count)";
    }

    /** What was told early and is not so. */
    String delete() {
        return "delete from finding where id = ?";
    }

    /** Some of the findings that were last updated before a time. It waits for no other writer, so none waits for it in turn. */
    String deleteOld() {
        return "delete from finding where id in (select id from finding where updated_at < ? limit 1000" + unlocked
                + ")";
    }

    void bind(PreparedStatement statement, StoredFinding finding) throws SQLException {
        var row = new Row(statement);
        row.text(finding.id());
        row.text(finding.type());
        row.number(finding.severity());
        row.text(finding.account());
        row.text(finding.region());
        row.time(finding.createdAt());
        row.time(finding.updatedAt());
        row.time(finding.firstSeen());
        row.time(finding.lastSeen());
        row.count(finding.count());
        row.text(finding.unit());
        row.text(finding.tactic().name());
        row.text(finding.title());
        row.text(finding.principal());
        row.text(finding.accessKey());
        row.text(finding.instance());
        row.text(finding.bucket());
        row.text(finding.remoteIp());
        row.flag(finding.archived());
        row.json(finding.document());
    }

    /** Sets the parameters of one row from left to right, in the order of {@link #COLUMNS}. */
    private final class Row {
        private final PreparedStatement statement;
        private int at;

        Row(PreparedStatement statement) {
            this.statement = statement;
        }

        void text(@Nullable String text) throws SQLException {
            if (text == null) {
                statement.setNull(++at, Types.VARCHAR);
            } else {
                statement.setString(++at, StoredText.column(text));
            }
        }

        void number(double value) throws SQLException {
            statement.setDouble(++at, value);
        }

        void count(long value) throws SQLException {
            statement.setLong(++at, value);
        }

        void time(long epochMillis) throws SQLException {
            times.set(statement, ++at, epochMillis);
        }

        void flag(boolean value) throws SQLException {
            statement.setBoolean(++at, value);
        }

        void json(String document) throws SQLException {
            statement.setString(++at, StoredText.json(document));
        }
    }

    List<StoredFinding> find(Connection connection, FindingFilter filter) throws SQLException {
        try (var statement = connection.prepareStatement(select())) {
            statement.setDouble(1, filter.severityAtLeast());
            statement.setString(2, pattern(filter.type()));
            statement.setString(3, filter.account());
            statement.setString(4, filter.account());
            statement.setInt(5, filter.limit());
            var found = new ArrayList<StoredFinding>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        }
    }

    /** The glob as a pattern of SQL's {@code like … escape '\'}; null is any type. */
    private static String pattern(@Nullable String glob) {
        return glob == null
                ? "%"
                : glob.replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                        .replace('*', '%')
                        .replace('?', '_');
    }

    private static String select() {
        return "select " + String.join(", ", COLUMNS)
                + " from finding where severity >= ? and lower(type) like lower(?) escape '\\'"
                + " and (cast(? as text) is null or account = ?) order by severity desc, updated_at desc, id limit ?";
    }

    private StoredFinding read(ResultSet row) throws SQLException {
        return new StoredFinding(
                row.getString("id"),
                row.getString("type"),
                row.getDouble("severity"),
                row.getString("account"),
                row.getString("region"),
                times.get(row, "created_at"),
                times.get(row, "updated_at"),
                times.get(row, "first_seen"),
                times.get(row, "last_seen"),
                row.getLong("count"),
                row.getString("unit"),
                Tactic.valueOf(row.getString("tactic")),
                row.getString("title"),
                row.getString("principal"),
                row.getString("access_key"),
                row.getString("instance"),
                row.getString("bucket"),
                row.getString("remote_ip"),
                row.getBoolean("archived"),
                row.getString("document"));
    }
}
