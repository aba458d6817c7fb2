package io.vigil.models.ownwork;

import java.util.Comparator;

/**
 * That a principal made something, or changed it.
 *
 * @param who hash of the principal
 * @param thing hash of service and name
 * @param made it was not there before
 * @param finishes it is done to a new thing first: a user gets credentials, a place its readers; from no place that anybody can rent or hide behind
 * @param network that the call came from, as {@link io.vigil.models.baseline.NetworkKey} names it
 * @param event hash of the call's id
 * @param time epoch milliseconds
 */
public record Work(long who, long thing, boolean made, boolean finishes, long network, long event, long time)
        implements OwnedInput {
    /** What is made at that time, before what is done to it. */
    private static final Comparator<Work> TIES = Comparator.comparing(Work::made)
            .reversed()
            .thenComparingLong(Work::thing)
            .thenComparingLong(Work::event);

    /** Before what is found at that time. */
    @Override
    public int compareTies(OwnedInput other) {
        return other instanceof Work work ? TIES.compare(this, work) : -1;
    }
}
