package io.vigil.sinks;

import javax.sql.DataSource;

/**
 * The table {@code finding} of a store, for whoever reads findings back.
 *
 * @param name as messages call it, without secrets
 * @param connections each is the caller's to close
 * @param dialect what differs between the stores
 */
public record SqlFindings(String name, DataSource connections, Dialect dialect) {
    /**
     * Whether a finding is archived, over {@code finding f left join finding_state s}: an analyst's word or the job's. What was archived by hand
     * stays so until it grows graver.
     */
    public static final String ARCHIVED = "(case when s.archived is null then f.archived"
            + " when s.archived and f.severity > s.severity then f.archived else s.archived end)";

    /** How a store keeps times and documents. */
    public enum Dialect {
        /** Times are ISO 8601 texts in UTC with milliseconds, documents texts. */
        SQLITE,
        /** Times are {@code timestamptz}, documents {@code json}, indexed as {@code document::jsonb}. */
        POSTGRESQL
    }
}
