package io.vigil.sinks.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sinks.FindingFilter;
import io.vigil.sinks.FindingStore;
import io.vigil.sinks.FindingStoreContract;
import io.vigil.sinks.Findings;
import io.vigil.sinks.Migrations;
import io.vigil.sinks.StoreUnavailable;
import io.vigil.sinks.StoreWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest implements FindingStoreContract {
    @TempDir
    private Path folder;

    @Override
    public FindingStore store() {
        return FindingStore.at(folder.resolve("vigil.db").toString());
    }

    @Test
    void whoReadsNeverHoldsUpWhoWrites() throws SQLException {
        var store = store();
        store.migrate();
        StoreWriter.write(
                store, Findings.finding("a").done(), Findings.finding("b").done());

        try (var reader = Migrations.open(store);
                var statement = reader.createStatement();
                var rows = statement.executeQuery("select id from finding")) {
            rows.next();
            StoreWriter.write(store, Findings.finding("c").done());
        }

        assertThat(store.find(FindingFilter.ALL)).hasSize(3);
    }

    @Test
    void readingMakesNoFile() {
        assertThatThrownBy(() -> store().find(FindingFilter.ALL)).isInstanceOf(StoreUnavailable.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        var store = FindingStore.at(folder.resolve("nowhere/vigil.db").toString());

        assertThatThrownBy(store::migrate)
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContainingAll("nowhere", "a folder that exists");
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAsItIs() throws IOException {
        Path notes = Files.writeString(
                folder.resolve("notes.txt"), "not a database, but long enough to have a header ".repeat(9));
        var store = FindingStore.at(notes.toString());

        assertThatThrownBy(store::migrate).isInstanceOf(StoreUnavailable.class).hasMessageContaining("notes.txt");
        assertThatThrownBy(() -> store.find(FindingFilter.ALL)).isInstanceOf(StoreUnavailable.class);
        assertThat(notes).content().startsWith("not a database");
    }
}
