package io.vigil.sinks.postgres;

import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.FindingWriter;
import io.vigil.sinks.SqlFindings;
import io.vigil.sinks.jdbc.Database;
import io.vigil.sinks.jdbc.DriverSource;
import io.vigil.sinks.jdbc.FindingTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Findings in PostgreSQL, their documents as {@code json}: byte for byte, and searched as {@code document::jsonb}.
 *
 * @param url without user and password
 */
public record PostgresStorage(
        String url, @Nullable String user, @Nullable String password) implements FindingStorage {
    private static final long serialVersionUID = 1;
    private static final String WAY_OUT = "check that the server runs, and host, database, user and password";
    private static final FindingTable TABLE =
            new FindingTable("cast(? as json)", " for update skip locked", new ZonedTime(), null);

    /** The options stay out: some of them are secret, too. */
    @Override
    public String name() {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    @Override
    public boolean oneWriter() {
        return false;
    }

    @Override
    public void prepare() {
        database().migrate("io/vigil/sinks/postgres");
    }

    @Override
    public FindingWriter writer() throws IOException {
        return database().writer();
    }

    @Override
    public SqlFindings sql() {
        return database().sql(SqlFindings.Dialect.POSTGRESQL);
    }

    private Database database() {
        return new Database(name(), new DriverSource(Driver::new, url, user, password), TABLE, WAY_OUT);
    }

    @Override
    public String toString() {
        return name();
    }
}
