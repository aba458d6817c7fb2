package io.vigil.sinks.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.FindingStoreContract;
import io.vigil.sinks.Findings;
import io.vigil.sinks.StoreUnavailable;
import io.vigil.sinks.delivery.OutboxContract;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Against a real server, started as a process of its own. */
@Tag("postgres")
class PostgresStorageTest implements FindingStoreContract, OutboxContract {
    private static final String BINARIES = "/postgres-linux-x86_64.txz";

    private static @Nullable EmbeddedPostgres server;
    private static int databases;

    private String address = "";

    @BeforeAll
    static void startServer() throws IOException {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(
                platform.equals("Linux amd64") && EmbeddedPostgres.class.getResource(BINARIES) != null,
                "the tests bring PostgreSQL for Linux amd64 only, this is " + platform);
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void createDatabase() throws SQLException {
        String name = "vigil" + databases++;
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        address = "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    @Override
    public FindingStorage storage() {
        return FindingStorage.at(address + "?user=postgres&password=secret");
    }

    private Connection connection() throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(address);
        source.setUser("postgres");
        return source.getConnection();
    }

    @Test
    void documentsCanBeSearched() throws SQLException, IOException {
        var store = storage();
        store.prepare();
        Findings.write(store, Findings.finding("a").done());

        try (var connection = connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id from finding where document::jsonb @> '{\"service\": {\"archived\": false}}'")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void tablesOfOthersAreLeftAlone() throws SQLException, IOException {
        var store = storage();
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("create table theirs (id int)");
        }

        store.prepare();
        Findings.write(store, Findings.finding("a").done());
    }

    @Test
    void aUserThatTheServerDoesNotKnowIsToldWithoutThePassword() {
        var store = FindingStorage.at(address + "?user=nobody&password=secret");

        assertThatThrownBy(store::prepare)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContainingAll(address, "nobody", "check that the server runs")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() {
        var store = FindingStorage.at("jdbc:postgresql://localhost:1/vigil?user=job&password=secret");

        assertThatThrownBy(store::prepare)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContainingAll("localhost:1", "check that the server runs")
                .hasMessageNotContaining("secret");
    }
}
