package io.vigil.intel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a list, taken or refused.
 *
 * @param list as findings name it
 * @param version that is in force now
 * @param added entries that the version in force before does not have
 * @param removed entries that only it has
 * @param refusal why it was refused, so that the version before stays; null when it was taken
 */
public record ListChange(
        String list,
        String version,
        int added,
        int removed,
        @Nullable String refusal) {
    public boolean isTaken() {
        return refusal == null;
    }

    /** For the operator. */
    @Override
    public String toString() {
        return isTaken()
                ? String.format(
                        Locale.ROOT, "list %s: %d entries added, %d removed, version %s", list, added, removed, version)
                : "list " + list + ": new version REFUSED, version " + version + " stays: it " + refusal;
    }
}
