package io.vigil.jobs.retrohunt;

import io.vigil.events.Hash;

/**
 * Tells the first meeting of an entity with a far side on a day from the many that follow, in two tables of fixed size (1 MB): each slot is for
 * whoever came last, and of meetings its neighbour for the one before. What is pushed out counts as first again, which costs a message and no mistake.
 */
public final class FirstContacts {
    private static final int SLOTS = 1 << 16;
    private static final long COUNT = SLOTS - 1;
    private static final long DAY_MILLIS = 86_400_000;

    /**
     * What more entities than this meet on a day is no rare contact but a service of everybody, which must not fill the memory of all of them.
     * Enough of them remember it that it is found if it is listed after all.
     */
    static final int COMPANY = 32;

    private final long[] meetings = new long[SLOTS];
    /** In the upper 48 bits which far side on which day, as far as the slot does not say; below, how many met it. */
    private final long[] company = new long[SLOTS];

    /**
     * Whether this is the first rare meeting of the day.
     *
     * @param entity 64-bit hash
     * @param remote 64-bit hash
     * @param time epoch milliseconds
     */
    public boolean isFirst(long entity, long remote, long time) {
        long onThatDay = Hash.combine(remote, Math.floorDiv(time, DAY_MILLIS));
        long meeting = Hash.combine(entity, onThatDay);
        int slot = (int) (meeting & COUNT);
        if (meetings[slot] == meeting || meetings[slot ^ 1] == meeting) {
            return false;
        }
        meetings[slot ^ 1] = meetings[slot];
        meetings[slot] = meeting;
        return isRare(onThatDay);
    }

    private boolean isRare(long onThatDay) {
        int slot = (int) (onThatDay & COUNT);
        long whose = onThatDay & ~COUNT;
        long known = company[slot];
        long met = (known & ~COUNT) == whose ? known & COUNT : 0;
        company[slot] = whose | Math.min(met + 1, COMPANY);
        return met < COMPANY;
    }
}
