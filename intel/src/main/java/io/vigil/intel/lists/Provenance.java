package io.vigil.intel.lists;

import java.util.List;

/**
 * What entries share: where they come from, how long they count and what the list calls the threat.
 *
 * @param validFrom the first millisecond they count, since the epoch; {@link Listed#ALWAYS} when that is not stated or does not matter
 * @param validUntil the last one; {@link Listed#FOREVER} when that is not stated
 */
public record Provenance(ListSource list, long validFrom, long validUntil, List<String> threatNames) {
    /** Whether an equal entry of the other provenance says nothing more. */
    boolean covers(Provenance other) {
        return list.equals(other.list) && validFrom <= other.validFrom && validUntil >= other.validUntil;
    }
}
