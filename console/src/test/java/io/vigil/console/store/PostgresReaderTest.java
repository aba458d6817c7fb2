package io.vigil.console.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Against a real server, started as a process of its own. */
@Tag("postgres")
class PostgresReaderTest implements FindingReaderContract {
    private static @Nullable EmbeddedPostgres server;
    private static int databases;

    @BeforeAll
    static void startServer() throws IOException {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(
                platform.equals("Linux amd64")
                        && EmbeddedPostgres.class.getResource("/postgres-linux-x86_64.txz") != null,
                "the tests bring PostgreSQL for Linux amd64 only, this is " + platform);
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public GivenStore store() {
        String name = "console" + databases++;
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return GivenStore.at(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?user=postgres&password=x");
    }
}
