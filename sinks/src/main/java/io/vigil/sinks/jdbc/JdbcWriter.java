package io.vigil.sinks.jdbc;

import io.vigil.findings.Finding;
import io.vigil.sinks.FindingWriter;
import io.vigil.sinks.StoreUnavailable;
import io.vigil.sinks.StoredFinding;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One batch, one transaction. */
final class JdbcWriter implements FindingWriter {
    private final Database database;
    private final Connection connection;
    private final PreparedStatement upsert;
    private final PreparedStatement delete;
    private final @Nullable PreparedStatement words;

    private JdbcWriter(Database database, Connection connection) throws SQLException {
        this.database = database;
        this.connection = connection;
        connection.setAutoCommit(false);
        this.upsert = connection.prepareStatement(database.table().upsert());
        this.delete = connection.prepareStatement(database.table().delete());
        String noteWords = database.table().words();
        this.words = noteWords == null ? null : connection.prepareStatement(noteWords);
    }

    static JdbcWriter open(Database database) throws IOException {
        try {
            Connection connection = database.connect();
            try {
                return new JdbcWriter(database, connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(database, e);
        }
    }

    @Override
    public void write(List<Finding> batch) throws IOException {
        try {
            for (Finding finding : batch) {
                add(finding);
            }
            upsert.executeBatch();
            delete.executeBatch();
            if (words != null) {
                words.executeBatch();
            }
            connection.commit();
        } catch (SQLException e) {
            throw failure(database, e);
        }
    }

    private void add(Finding finding) throws SQLException {
        if (finding.withdrawn()) {
            delete.setString(1, finding.id());
            delete.addBatch();
        } else {
            var stored = StoredFinding.of(finding);
            database.table().bind(upsert, stored);
            upsert.addBatch();
            if (words != null) {
                database.table().bindWords(words, stored);
                words.addBatch();
            }
        }
    }

    /** In bites: a transaction that deletes for long would hold up those who write. */
    @Override
    public void forget(long epochMillis) throws IOException {
        try (var delete = connection.prepareStatement(database.table().deleteOld())) {
            database.table().times().set(delete, 1, epochMillis);
            int deleted;
            do {
                deleted = delete.executeUpdate();
                connection.commit();
            } while (deleted > 0);
            forgetStates();
        } catch (SQLException e) {
            throw failure(database, e);
        }
    }

    private void forgetStates() throws SQLException {
        try (var delete = connection.createStatement()) {
            delete.executeUpdate(
                    "delete from finding_state where not exists (select 1 from finding where finding.id = finding_state.id)");
            delete.executeUpdate(
                    "delete from delivery where not exists (select 1 from finding where finding.id = delivery.finding_id)");
            connection.commit();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(database, e);
        }
    }

    /** The exception itself stays behind: its chain may repeat connection properties and whole rows. */
    private static IOException failure(Database database, SQLException e) {
        return new IOException(
                StoreUnavailable.of(database.name(), e, database.wayOut()).getMessage());
    }
}
