package io.vigil.intel;

import io.vigil.events.ListHit;
import io.vigil.intel.lists.ListMatch;
import org.jspecify.annotations.Nullable;

/**
 * What threat lists say of the names that queries asked for or were led over lately. Threads as in {@link RecentAddresses}; each name has four slots, of which
 * the latest takes the first.
 */
final class RecentNames {
    private static final int SLOTS = 1 << 16;
    private static final int WAYS = 4;

    private record Known(String name, ListMatch match) {
        boolean answers(String asked, long time) {
            return time > match.after() && time <= match.until() && name.equals(asked);
        }
    }

    private final UnlistedTexts unlisted = new UnlistedTexts();
    private final @Nullable Known[] slots = new Known[SLOTS];
    private final Knowledge knowledge;

    RecentNames(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    ListHit[] hits(String name, long time) {
        if (unlisted.has(name)) {
            return ListHit.NONE;
        }
        ListMatch match = match(name, time);
        if (match.equals(ListMatch.NONE)) {
            unlisted.add(name);
        }
        return match.hits().length == 0 ? ListHit.NONE : knowledge.trustWins(name, match, time);
    }

    private ListMatch match(String name, long time) {
        int set = set(name);
        for (int at = set; at < set + WAYS; at++) {
            Known known = slots[at];
            if (known != null && known.answers(name, time)) {
                return known.match;
            }
        }
        var known = new Known(name, knowledge.match(name, time));
        System.arraycopy(slots, set, slots, set + 1, WAYS - 1);
        slots[set] = known;
        return known.match;
    }

    /** A string knows its hash once it was asked for it, and names are the same strings again and again. */
    private static int set(String name) {
        return (name.hashCode() * 0x9e3779b9 >>> 16) & SLOTS - WAYS;
    }
}
