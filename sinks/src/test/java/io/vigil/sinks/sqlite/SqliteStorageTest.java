package io.vigil.sinks.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.FindingStoreContract;
import io.vigil.sinks.Findings;
import io.vigil.sinks.StoreUnavailable;
import io.vigil.sinks.Stored;
import io.vigil.sinks.delivery.OutboxContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class SqliteStorageTest implements FindingStoreContract, OutboxContract {
    @TempDir
    private Path folder;

    @Override
    public FindingStorage storage() {
        return FindingStorage.at(folder.resolve("vigil.db").toString());
    }

    @Test
    void whoReadsNeverHoldsUpWhoWrites() throws SQLException, IOException {
        var store = storage();
        store.prepare();
        Findings.write(
                store, Findings.finding("a").done(), Findings.finding("b").done());

        try (var reader = connection();
                var statement = reader.createStatement();
                var rows = statement.executeQuery("select id from finding")) {
            rows.next();
            Findings.write(store, Findings.finding("c").done());
        }

        assertThat(Stored.in(store)).hasSize(3);
    }

    private Connection connection() throws SQLException {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("vigil.db"));
        return source.getConnection();
    }

    @Test
    void readingMakesNoFile() {
        assertThatThrownBy(() -> storage().sql()).isInstanceOf(StoreUnavailable.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        var store = FindingStorage.at(folder.resolve("nowhere/vigil.db").toString());

        assertThatThrownBy(store::prepare)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContainingAll("nowhere", "a folder that exists");
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAsItIs() throws IOException {
        Path notes = Files.writeString(
                folder.resolve("notes.txt"), "not a database, but long enough to have a header ".repeat(9));
        var store = FindingStorage.at(notes.toString());

        assertThatThrownBy(store::prepare).isInstanceOf(StoreUnavailable.class).hasMessageContaining("notes.txt");
        assertThat(notes).content().startsWith("not a database");
    }
}
