package io.vigil.models.unfamiliarcallers;

/**
 * That the log of an account holds something on a day.
 *
 * @param key of the account
 * @param time epoch milliseconds
 */
public record LogDay(long key, long time) implements VisitInput {
    /** Before what happens at that time. */
    @Override
    public int compareTies(VisitInput other) {
        return other instanceof LogDay ? 0 : -1;
    }
}
