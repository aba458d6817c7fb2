package io.vigil.intel;

import io.vigil.events.ListHit;
import io.vigil.intel.lists.ListMatch;
import org.jspecify.annotations.Nullable;

/** What threat lists say of the names that queries asked for or were led over lately. Slots and threads as in {@link RecentAddresses}. */
final class RecentNames {
    private static final int SLOTS = 1 << 16;

    private record Known(String name, ListMatch match) {
        boolean answers(String asked, long time) {
            return time > match.after() && time <= match.until() && name.equals(asked);
        }
    }

    private final @Nullable Known[] slots = new Known[SLOTS];
    private final Knowledge knowledge;

    RecentNames(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    ListHit[] hits(String name, long time) {
        int slot = slot(name);
        Known known = slots[slot];
        if (known == null || !known.answers(name, time)) {
            known = new Known(name, knowledge.match(name, time));
            slots[slot] = known;
        }
        return known.match.hits().length == 0 ? ListHit.NONE : knowledge.trustWins(name, known.match, time);
    }

    /** A string knows its hash once it was asked for it, and names are the same strings again and again. */
    private static int slot(String name) {
        return name.hashCode() * 0x9e3779b9 >>> 16;
    }
}
