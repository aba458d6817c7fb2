package io.vigil.sinks;

import io.vigil.events.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes as the job's sink does: one batch, one transaction. */
public final class StoreWriter {
    private StoreWriter() {}

    public static void write(FindingStore store, Finding... findings) throws SQLException {
        try (var connection = Migrations.open(store)) {
            connection.setAutoCommit(false);
            write(store, connection, findings);
            connection.commit();
        }
    }

    static void write(FindingStore store, Connection connection, Finding... findings) throws SQLException {
        try (var statement = connection.prepareStatement(store.upsert())) {
            for (Finding finding : List.of(findings)) {
                store.bind(statement, finding);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
