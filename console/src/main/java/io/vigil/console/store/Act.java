package io.vigil.console.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A change that somebody made, as the audit keeps it.
 *
 * @param at ISO 8601 with milliseconds, in UTC
 * @param who as the gate knows them
 * @param what such as {@code archive} or {@code CreateFilter}
 * @param of id of the finding, or name or id of what was configured
 */
record Act(String at, String who, String what, String of, String details) {
    void audit(Connection connection, String time) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into audit (at, who, what, finding_id, details) values (" + time + ", ?, ?, ?, ?)")) {
            Parameters.bind(statement, List.of(at, who, what, of, details));
            statement.executeUpdate();
        }
    }
}
