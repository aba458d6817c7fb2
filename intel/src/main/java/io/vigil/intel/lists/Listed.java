package io.vigil.intel.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a list as it is written there.
 *
 * @param line number of the line it stands on, from 1
 * @param indicator as published; null for what no log of ours can show: a file hash, several observations that only count together
 * @param threatNames what the list calls the threat; may be empty
 * @param validUntil the last millisecond it is valid, since the epoch; {@link #FOREVER} when the list does not tell
 */
record Listed(int line, @Nullable String indicator, List<String> threatNames, long validUntil) {
    static final long FOREVER = Long.MAX_VALUE;
    /** Withdrawn by its publisher. */
    static final long NEVER = Long.MIN_VALUE;

    static Listed of(int line, String indicator) {
        return new Listed(line, indicator, List.of(), FOREVER);
    }

    static Listed withoutUse(int line) {
        return new Listed(line, null, List.of(), FOREVER);
    }
}
