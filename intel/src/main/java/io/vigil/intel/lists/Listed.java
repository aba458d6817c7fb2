package io.vigil.intel.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a list as it is written there.
 *
 * @param line number of the line it stands on, from 1
 * @param indicator as published; null for what no log of ours can show: a file hash, several observations that only count together
 * @param threatNames what the list calls the threat; may be empty
 * @param validFrom the first millisecond it is valid, since the epoch; {@link #ALWAYS} when the list does not state it
 * @param validUntil the last millisecond it is valid, since the epoch; {@link #FOREVER} when the list does not state it
 */
record Listed(int line, @Nullable String indicator, List<String> threatNames, long validFrom, long validUntil) {
    static final long ALWAYS = Long.MIN_VALUE;
    static final long FOREVER = Long.MAX_VALUE;
    /** Withdrawn by its publisher. */
    static final long NEVER = Long.MIN_VALUE;

    static Listed of(int line, String indicator) {
        return until(line, indicator, List.of(), FOREVER);
    }

    static Listed withoutUse(int line) {
        return new Listed(line, null, List.of(), ALWAYS, FOREVER);
    }

    /** Of a list that states no beginnings. */
    static Listed until(int line, String indicator, List<String> threatNames, long validUntil) {
        return new Listed(line, indicator, threatNames, ALWAYS, validUntil);
    }
}
