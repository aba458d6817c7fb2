package io.vigil.jobs.options;

import io.vigil.catalogue.Problems;
import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.StoreUnavailable;
import org.jspecify.annotations.Nullable;

/** What {@code --store} names. */
public final class StoreOption {
    private StoreOption() {}

    /** Null, with a problem, when there is no such store. Nothing is opened. */
    public static @Nullable FindingStorage storage(String where, Problems problems) {
        try {
            return FindingStorage.at(where);
        } catch (StoreUnavailable e) {
            problems.add("--store", "", String.valueOf(e.getMessage()));
            return null;
        }
    }
}
