package io.vigil.sinks.sqlite;

import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.FindingWriter;
import io.vigil.sinks.PrivateFile;
import io.vigil.sinks.SqlFindings;
import io.vigil.sinks.StoreUnavailable;
import io.vigil.sinks.jdbc.Database;
import io.vigil.sinks.jdbc.DriverSource;
import io.vigil.sinks.jdbc.FindingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.JDBC;

/**
 * Findings in one SQLite file. Its write-ahead log lets other processes read while the job writes.
 *
 * @param file relative to the working directory
 */
public record SqliteStorage(String file) implements FindingStorage {
    private static final long serialVersionUID = 1;
    private static final String WAY_OUT = "give a file in a folder that exists and can be written";
    private static final FindingTable TABLE = new FindingTable(
            "?",
            "",
            new IsoTime(),
            "insert or replace into finding_value (rowid, words)"
                    + " select number, ? from finding where id = ? and updated_at = ? and count = ?");

    @Override
    public String name() {
        return file;
    }

    @Override
    public boolean oneWriter() {
        return true;
    }

    @Override
    public void prepare() {
        try {
            // The files beside it, of the write-ahead log, get the same rights from SQLite.
            PrivateFile.create(Path.of(file));
        } catch (IOException e) {
            throw StoreUnavailable.of(file, e, WAY_OUT);
        }
        database(WAY_OUT).migrate("io/vigil/sinks/sqlite");
    }

    @Override
    public FindingWriter writer() throws IOException {
        return database(WAY_OUT).writer();
    }

    /** Asks SQLite only for a file that is there: it would make one. */
    @Override
    public SqlFindings sql() {
        if (!Files.isRegularFile(Path.of(file))) {
            throw StoreUnavailable.missing(file, "a replay makes one, or name another with --store");
        }
        return database("check that it is a store that Vigil made").sql(SqlFindings.Dialect.SQLITE);
    }

    /** Waits for other writers and trusts the log: a power cut may cost the last writes, which the job's replay repeats. */
    private Database database(String wayOut) {
        String url = SqliteStorageFactory.SCHEME + file + "?journal_mode=WAL&synchronous=NORMAL&busy_timeout=10000";
        return new Database(file, new DriverSource(JDBC::new, url, null, null), TABLE, wayOut);
    }
}
