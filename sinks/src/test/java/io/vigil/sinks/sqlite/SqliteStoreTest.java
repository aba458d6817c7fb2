package io.vigil.sinks.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.sinks.FindingFilter;
import io.vigil.sinks.FindingStore;
import io.vigil.sinks.FindingStoreContract;
import io.vigil.sinks.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
