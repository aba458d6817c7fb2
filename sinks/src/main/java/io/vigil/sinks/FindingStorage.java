package io.vigil.sinks;

import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * One place for findings, named by a URL. It gives out the two ports: a {@link FindingWriter} to the job, and where it is a database {@link SqlFindings}
 * to any reader of findings. Immutable; travels with the job to where the writer is opened, and opens nothing by itself.
 */
public interface FindingStorage extends Serializable {
    /** Where findings go by default. */
    String DEFAULT = "vigil.db";

    /** A plain file is a SQLite database. */
    String SCHEME_OF_FILES = "jdbc:sqlite:";

    /**
     * Finds the storage among the {@link FindingStorageFactory factories} on the class path, by the beginning of the URL.
     *
     * @param where a URL, such as {@code jdbc:postgresql://HOST/DATABASE?user=…&password=…}, or the path of a file
     * @throws StoreUnavailable when no factory takes it; nothing is opened yet
     */
    static FindingStorage at(String where) {
        String kind = where.toLowerCase(Locale.ROOT);
        // The job's own class loader: in Flink, that of the thread may be another.
        for (var factory : ServiceLoader.load(FindingStorageFactory.class, FindingStorage.class.getClassLoader())) {
            if (kind.startsWith(factory.scheme())) {
                return factory.at(
                        factory.scheme() + where.substring(factory.scheme().length()));
            }
        }
        var scheme = Pattern.compile("(jdbc:)?[a-z][a-z0-9+.-]+:").matcher(kind);
        if (scheme.lookingAt()) {
            throw StoreUnavailable.unknown("no store is named by " + scheme.group() + "…");
        }
        return at(SCHEME_OF_FILES + where);
    }

    /** How messages and logs name it; holds no secret. */
    String name();

    /** Whether only one writer may be open at a time. */
    boolean oneWriter();

    /**
     * Makes what writers need, or brings that of an older release up to date. Called once before a job starts.
     *
     * @throws StoreUnavailable when it cannot be reached or written
     */
    void prepare();

    /**
     * Opens a writer in this process.
     *
     * @throws IOException when it cannot be reached; the message holds no secret
     */
    FindingWriter writer() throws IOException;

    /**
     * What answers SQL over the findings. Its tables are there once {@link #prepare} was called.
     *
     * @throws StoreUnavailable when the storage is no database
     */
    default SqlFindings sql() {
        throw StoreUnavailable.writeOnly(name());
    }
}
