package io.vigil.sinks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Opens a store and brings its tables up to date, turning every failure into words for the user. */
public final class Migrations {
    private Migrations() {}

    /** @param folder of the migrations, on the class path */
    public static void run(FindingStore store, String folder, String wayOut) {
        try (var connection = open(store)) {
            connection.getMetaData();
        } catch (SQLException e) {
            throw StoreUnavailable.of(store.name(), e, wayOut);
        }
        try {
            Flyway.configure(FindingStore.class.getClassLoader())
                    .dataSource(store.url(), store.user(), store.password())
                    .locations("classpath:" + folder)
                    .table("vigil_schema_history")
                    // A database may hold tables of others beside ours.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw StoreUnavailable.of(store.name(), e, wayOut);
        }
    }

    public static Connection open(FindingStore store) throws SQLException {
        try {
            // In Flink the driver is in the job's own jar, which DriverManager does not search.
            Class.forName(store.driver());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the driver is a dependency of this module", e);
        }
        return DriverManager.getConnection(store.url(), store.user(), store.password());
    }
}
