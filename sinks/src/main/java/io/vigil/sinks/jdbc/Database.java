package io.vigil.sinks.jdbc;

import io.vigil.sinks.FindingFilter;
import io.vigil.sinks.FindingStore;
import io.vigil.sinks.FindingWriter;
import io.vigil.sinks.StoreUnavailable;
import io.vigil.sinks.StoredFinding;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A database with the table {@code finding}. Its driver is asked directly, never through {@link DriverManager}: that one belongs to the whole
 * process, and what stays registered there keeps the class loader of every job that was ever submitted to a cluster.
 *
 * @param name as messages call it, without secrets
 * @param source gives connections; its driver's classes come with the job
 * @param wayOut what the user can do when it is not reached
 */
public record Database(String name, DataSource source, FindingTable table, String wayOut) implements FindingStore {
    /**
     * Brings the tables up to date.
     *
     * @param migrations folder on the class path
     * @throws StoreUnavailable when it cannot be reached or is somebody else's
     */
    public void migrate(String migrations) {
        try {
            connect().close();
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:" + migrations)
                    .table("vigil_schema_history")
                    // A database may hold tables of others beside ours.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (SQLException | FlywayException e) {
            throw StoreUnavailable.of(name, e, wayOut);
        }
    }

    /** @throws IOException when it cannot be reached, or has no table of ours */
    public FindingWriter writer() throws IOException {
        return JdbcWriter.open(this);
    }

    @Override
    public List<StoredFinding> find(FindingFilter filter) {
        try (var connection = connect()) {
            return table.find(connection, filter);
        } catch (SQLException e) {
            throw StoreUnavailable.of(name, e, wayOut + ", and that a job has written to it");
        }
    }

    Connection connect() throws SQLException {
        Connection connection = source.getConnection();
        // Drivers register themselves when their class is loaded, and all at once when anybody asks for the list.
        DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == Database.class.getClassLoader())
                .forEach(Database::deregister);
        return connection;
    }

    private static void deregister(java.sql.Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            throw new IllegalStateException("only a driver's own action can fail, and ours have none", e);
        }
    }
}
