package io.vigil.events.signals;

import java.util.Locale;

/**
 * One line of an explanation: the values of one feature, for one scope, in one class of frequency.
 *
 * @param scope {@code userIdentity}, {@code account} or {@code instance}
 * @param feature what is looked at: {@code api}, {@code asn}, {@code country}, {@code userAgent}, {@code domain}, …
 * @param unusual these values are what is unusual now; otherwise they are what is usual
 * @param frequency how often the scope has these values
 */
public record Observation(String scope, String feature, boolean unusual, Frequency frequency, String[] values) {
    public static final Observation[] NONE = {};

    private static final String ROLL_UP = "rollUp";
    private static final String SCORE = "score";
    private static final String SEQUENCE = "sequence";
    private static final String MEMBER_OF = "memberOf";

    /** That the finding is part of a sequence: nothing about habits, but gathered and kept like what is unusual. */
    public static Observation memberOf(String story) {
        return new Observation(SEQUENCE, MEMBER_OF, true, Frequency.UNSEEN, new String[] {story});
    }

    /** What is counted in a finding instead of being one: gathered and kept like what is unusual. */
    public static Observation rolledUp(String title) {
        return new Observation(ROLL_UP, "titles", true, Frequency.UNSEEN, new String[] {title});
    }

    /**
     * What part of a score a feature makes: of this signal alone, so it is none of what is unusual.
     *
     * @param share 0 to 1
     */
    public static Observation share(String feature, double share) {
        return new Observation(
                SCORE, feature, false, Frequency.UNSEEN, new String[] {String.format(Locale.ROOT, "%.2f", share)});
    }

    /** Whether it is part of a score. */
    public boolean isShare() {
        return scope.equals(SCORE);
    }

    /** Whether it is a habit, kept or broken. */
    public boolean isOfHabits() {
        return !isMembership() && !isShare() && !scope.equals(ROLL_UP);
    }

    /** Whether it names the sequences that a finding is part of. */
    public boolean isMembership() {
        return scope.equals(SEQUENCE) && feature.equals(MEMBER_OF);
    }

    /** GuardDuty's words. FREQUENT daily to weekly, INFREQUENT a few times a month, RARE less than once a month, UNSEEN never. */
    public enum Frequency {
        FREQUENT,
        INFREQUENT,
        RARE,
        UNSEEN
    }
}
