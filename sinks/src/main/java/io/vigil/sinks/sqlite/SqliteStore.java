package io.vigil.sinks.sqlite;

import io.vigil.events.Finding;
import io.vigil.sinks.FindingFilter;
import io.vigil.sinks.FindingStore;
import io.vigil.sinks.FindingTable;
import io.vigil.sinks.Migrations;
import io.vigil.sinks.PrivateFile;
import io.vigil.sinks.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Findings in one SQLite file. Its write-ahead log lets other processes read while the job writes.
 *
 * @param file relative to the working directory
 */
public record SqliteStore(String file) implements FindingStore {
    public static final String SCHEME = "jdbc:sqlite:";

    private static final long serialVersionUID = 1;
    private static final String WAY_OUT = "give a file in a folder that exists and can be written";
    private static final FindingTable TABLE = new FindingTable("?", new IsoTime());

    /** @throws StoreUnavailable for what is no file: every connection would see a database of its own */
    public static SqliteStore at(String file) {
        if (file.isBlank() || file.startsWith(":") || file.startsWith("file:") || file.contains("?")) {
            throw StoreUnavailable.unknown("a SQLite store is a plain file");
        }
        return new SqliteStore(file);
    }

    @Override
    public String name() {
        return file;
    }

    /** Waits for other writers and trusts the log: a power cut may cost the last writes, which the job's replay repeats. */
    @Override
    public String url() {
        return SCHEME + file + "?journal_mode=WAL&synchronous=NORMAL&busy_timeout=10000";
    }

    @Override
    public @Nullable String user() {
        return null;
    }

    @Override
    public @Nullable String password() {
        return null;
    }

    @Override
    public String driver() {
        return "org.sqlite.JDBC";
    }

    @Override
    public boolean oneWriter() {
        return true;
    }

    @Override
    public void migrate() {
        try {
            // The files beside it, of the write-ahead log, get the same rights from SQLite.
            PrivateFile.create(Path.of(file));
        } catch (IOException e) {
            throw StoreUnavailable.of(file, e, WAY_OUT);
        }
        Migrations.run(this, "io/vigil/sinks/sqlite", WAY_OUT);
    }

    @Override
    public FindingTable table() {
        return TABLE;
    }

    @Override
    public List<Finding> find(FindingFilter filter) {
        if (!Files.isRegularFile(Path.of(file))) {
            throw StoreUnavailable.missing(file, "a replay makes one, or name another with --store");
        }
        try (var connection = Migrations.open(this)) {
            return TABLE.find(connection, filter);
        } catch (SQLException e) {
            throw StoreUnavailable.of(file, e, "is it a store that Vigil made?");
        }
    }
}
