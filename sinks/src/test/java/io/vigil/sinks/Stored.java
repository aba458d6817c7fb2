package io.vigil.sinks;

import io.vigil.events.signals.Tactic;
import io.vigil.sinks.SqlFindings.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What a database holds, every column of it. */
public final class Stored {
    private Stored() {}

    /** By id. */
    public static List<StoredFinding> in(FindingStorage storage) {
        SqlFindings sql = storage.sql();
        try (var connection = sql.connections().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select * from finding order by id")) {
            var found = new ArrayList<StoredFinding>();
            while (row.next()) {
                found.add(read(row, sql.dialect()));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static StoredFinding read(ResultSet row, Dialect dialect) throws SQLException {
        return new StoredFinding(
                row.getString("id"),
                row.getString("type"),
                row.getDouble("severity"),
                row.getString("account"),
                row.getString("region"),
                time(row, "created_at", dialect),
                time(row, "updated_at", dialect),
                time(row, "first_seen", dialect),
                time(row, "last_seen", dialect),
                row.getLong("count"),
                row.getString("unit"),
                Tactic.valueOf(row.getString("tactic")),
                row.getString("title"),
                row.getString("subject"),
                row.getString("principal"),
                row.getString("access_key"),
                row.getString("instance"),
                row.getString("bucket"),
                row.getString("remote_ip"),
                row.getBoolean("archived"),
                row.getString("incident"),
                row.getString("document"));
    }

    private static long time(ResultSet row, String column, Dialect dialect) throws SQLException {
        return dialect == Dialect.SQLITE
                ? Instant.parse(row.getString(column)).toEpochMilli()
                : row.getObject(column, OffsetDateTime.class).toInstant().toEpochMilli();
    }
}
