package io.vigil.sinks;

import javax.sql.DataSource;

/**
 * The table {@code finding} of a store, for whoever reads findings back. Its column {@code archived} is the word that holds: an analyst's in {@code
 * finding_state}, else the job's. What was archived by hand stays so until it grows graver.
 *
 * @param name as messages call it, without secrets
 * @param connections each is the caller's to close
 * @param dialect what differs between the stores
 */
public record SqlFindings(String name, DataSource connections, Dialect dialect) {
    /** How a store keeps times and documents. */
    public enum Dialect {
        /** Times are ISO 8601 texts in UTC with milliseconds, documents texts. */
        SQLITE,
        /** Times are {@code timestamptz}, documents {@code json}, indexed as {@code document::jsonb}. */
        POSTGRESQL
    }
}
