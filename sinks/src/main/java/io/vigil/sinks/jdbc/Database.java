package io.vigil.sinks.jdbc;

import io.vigil.sinks.FindingWriter;
import io.vigil.sinks.SqlFindings;
import io.vigil.sinks.StoreUnavailable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A database with the table {@code finding}.
 *
 * @param name as messages call it, without secrets
 * @param source gives connections
 * @param wayOut what the user can do when it is not reached
 */
public record Database(String name, DataSource source, FindingTable table, String wayOut) {
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

    public SqlFindings sql(SqlFindings.Dialect dialect) {
        return new SqlFindings(name, source, dialect);
    }

    Connection connect() throws SQLException {
        return source.getConnection();
    }
}
