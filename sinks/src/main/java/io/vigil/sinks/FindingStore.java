package io.vigil.sinks;

import io.vigil.events.Finding;
import io.vigil.sinks.postgres.PostgresStore;
import io.vigil.sinks.sqlite.SqliteStore;
import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place that keeps findings, one row each. The writer is any JDBC batch: {@link #upsert()} with {@link #bind}. A row is written whole and
 * never goes back to an older state, so that writing again, out of order or after a crash ends in the same rows.
 */
public interface FindingStore extends Serializable {
    /** Where findings go when nobody says where. */
    String DEFAULT = "vigil.db";

    /**
     * @param where a file, {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST/DATABASE?user=…&password=…}
     * @throws StoreUnavailable when it is none of these; nothing is opened yet
     */
    static FindingStore at(String where) {
        String kind = where.toLowerCase(Locale.ROOT);
        if (kind.startsWith(PostgresStore.SCHEME)) {
            return PostgresStore.at(where);
        }
        if (kind.startsWith(SqliteStore.SCHEME)) {
            return SqliteStore.at(where.substring(SqliteStore.SCHEME.length()));
        }
        var scheme = Pattern.compile("(jdbc:)?[a-z][a-z0-9+.-]+:").matcher(kind);
        if (scheme.lookingAt()) {
            throw StoreUnavailable.unknown("no store is named by " + scheme.group() + "…");
        }
        return SqliteStore.at(where);
    }

    /** How messages and logs name it; holds no secret. */
    String name();

    /** JDBC URL, without user and password. */
    String url();

    @Nullable
    String user();

    @Nullable
    String password();

    /** Class name of the JDBC driver. */
    String driver();

    /** Whether only one connection may write at a time. */
    boolean oneWriter();

    /**
     * Creates the tables, or brings those of an older release up to date.
     *
     * @throws StoreUnavailable when the store cannot be reached or written
     */
    void migrate();

    /** The table that it keeps them in, in its dialect. */
    FindingTable table();

    /** SQL that writes one finding; its parameters are set by {@link #bind}. */
    default String upsert() {
        return table().upsert();
    }

    default void bind(PreparedStatement statement, Finding finding) throws SQLException {
        table().bind(statement, finding);
    }

    /**
     * Gravest first, of these the latest first.
     *
     * @throws StoreUnavailable when there is no such store, or none of Vigil's
     */
    List<Finding> find(FindingFilter filter);
}
