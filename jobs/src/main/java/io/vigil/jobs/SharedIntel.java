package io.vigil.jobs;

import io.vigil.catalogue.Problems;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;

/**
 * One snapshot of lists and databases for all operators of a process: each would otherwise hold its own, and they are large. What no
 * operator holds any more goes when memory is short.
 */
public final class SharedIntel {
    private static final Map<IntelSettings, SoftReference<Intel>> LOADED = new HashMap<>();

    private SharedIntel() {}

    /** @param problems what cannot be read; the result is of use only when there are none */
    public static Intel load(IntelSettings settings, Problems problems) {
        synchronized (LOADED) {
            SoftReference<Intel> known = LOADED.get(settings);
            Intel intel = known == null ? null : known.get();
            if (intel != null) {
                return intel;
            }
            LOADED.values().removeIf(reference -> reference.refersTo(null));
            Intel loaded = Intel.load(settings, problems::add);
            if (problems.none()) {
                LOADED.put(settings, new SoftReference<>(loaded));
            }
            return loaded;
        }
    }

    /** @throws io.vigil.catalogue.InvalidConfiguration naming everything that cannot be read */
    static Intel of(IntelSettings settings) {
        var problems = new Problems();
        Intel intel = load(settings, problems);
        problems.throwIfAny();
        return intel;
    }
}
