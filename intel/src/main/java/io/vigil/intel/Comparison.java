package io.vigil.intel;

import io.vigil.intel.lists.IndicatorIndex;
import io.vigil.intel.lists.ListSource;
import io.vigil.intel.lists.LoadedList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares a new version of a list with the one in force, and says whether it may follow it. */
record Comparison(ListLimits limits, NamedList list) {
    ListChange of(ListVersion before, ListVersion next) {
        ListSource source = list.source();
        IndicatorIndex old = before.index();
        var count = new int[3];
        old.forEach(source, (provenance, text, meaning) -> count[0]++);
        next.index().forEach(source, (provenance, text, meaning) -> {
            count[1]++;
            count[2] += old.has(source, meaning) ? 1 : 0;
        });
        int added = count[1] - count[2];
        int removed = Math.max(0, count[0] - count[2]);
        String refusal = refusal(before.loaded(), next.loaded(), added + removed, count[0]);
        String version = refusal == null ? next.version() : before.version();
        return new ListChange(source.name(), version, added, removed, refusal);
    }

    private @Nullable String refusal(LoadedList inForce, LoadedList fresh, int changed, int before) {
        if (fresh.refused() > inForce.refused()) {
            return "holds " + fresh.refused() + " entries that no list may hold, "
                    + (fresh.refused() - inForce.refused()) + " more than before, such as "
                    + fresh.examples().get(0);
        }
        if (changed > ListLimits.FEW && changed > before * limits.changed()) {
            return String.format(
                    Locale.ROOT,
                    "changes %d entries, %.0f %% of %d: more than --list-change-limit, %.0f %%",
                    changed,
                    100.0 * changed / Math.max(1, before),
                    before,
                    100 * limits.changed());
        }
        return null;
    }
}
