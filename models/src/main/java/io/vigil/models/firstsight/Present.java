package io.vigil.models.firstsight;

import java.util.Comparator;

/**
 * That a principal acts on a day from a network.
 *
 * @param key of the account
 * @param who hash of the principal
 * @param network as {@link io.vigil.models.baseline.NetworkKey} names it
 * @param outside known to lie outside AWS, and on no trusted list
 * @param time epoch milliseconds
 */
public record Present(long key, long who, long network, boolean outside, long time) implements SightInput {
    private static final Comparator<Present> TIES = Comparator.comparingLong(Present::who)
            .thenComparingLong(Present::network)
            .thenComparing(Present::outside);

    /** Before what it does at that time. */
    @Override
    public int compareTies(SightInput other) {
        return other instanceof Present present ? TIES.compare(this, present) : -1;
    }
}
