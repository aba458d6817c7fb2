package io.vigil.console.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteReaderTest implements FindingReaderContract {
    @TempDir
    Path folder;

    @Override
    public GivenStore store() {
        return GivenStore.at(folder.resolve("vigil.db").toString());
    }
}
