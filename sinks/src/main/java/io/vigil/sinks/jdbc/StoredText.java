package io.vigil.sinks.jdbc;

import io.vigil.events.text.WholeCharacters;

/** Text as every store can keep it. Attackers choose some of it: what a database refuses would stop the job again and again. */
final class StoredText {
    /** Longest text of a column. PostgreSQL refuses index entries above 2704 bytes; a character has at most four. */
    static final int COLUMN = 500;

    private StoredText() {}

    /** Without NUL, which PostgreSQL has no way to keep, and cut. The document has the whole. */
    static String column(String text) {
        String kept = WholeCharacters.of(text).replace('\0', '\ufffd');
        if (kept.length() <= COLUMN) {
            return kept;
        }
        int end = Character.isHighSurrogate(kept.charAt(COLUMN - 1)) ? COLUMN - 1 : COLUMN;
        return kept.substring(0, end);
    }

    /** PostgreSQL's jsonb refuses the escape of NUL, too. Half characters stand in it as they are, not escaped. */
    static String json(String document) {
        return WholeCharacters.of(document).replace("\\u0000", "\\ufffd");
    }
}
