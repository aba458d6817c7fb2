package io.vigil.models.anomalousbehavior;

/**
 * That a principal acts on a day, whatever it does.
 *
 * @param key of the account
 * @param who hash of the principal
 * @param person the principal is a person, not a machine
 * @param time epoch milliseconds
 */
public record PresentPrincipal(long key, long who, boolean person, long time) implements ResourceInput {
    /** Before what it changes at that time. */
    @Override
    public int compareTies(ResourceInput other) {
        return other instanceof PresentPrincipal present ? Long.compare(who, present.who) : -1;
    }
}
