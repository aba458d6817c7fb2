package io.vigil.sinks.sqlite;

import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.FindingStorageFactory;
import io.vigil.sinks.StoreUnavailable;

/** {@code jdbc:sqlite:FILE}. */
public final class SqliteStorageFactory implements FindingStorageFactory {
    static final String SCHEME = FindingStorage.SCHEME_OF_FILES;

    @Override
    public String scheme() {
        return SCHEME;
    }

    /** @throws StoreUnavailable for a name that is not a file: every connection would see a database of its own */
    @Override
    public FindingStorage at(String url) {
        String file = url.substring(SCHEME.length());
        if (file.isBlank() || file.startsWith(":") || file.startsWith("file:") || file.contains("?")) {
            throw StoreUnavailable.unknown("a SQLite store is a plain file");
        }
        return new SqliteStorage(file);
    }
}
