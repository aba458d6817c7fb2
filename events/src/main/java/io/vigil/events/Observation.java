package io.vigil.events;

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

    /** GuardDuty's words. FREQUENT daily to weekly, INFREQUENT a few times a month, RARE less than once a month, UNSEEN never. */
    public enum Frequency {
        FREQUENT,
        INFREQUENT,
        RARE,
        UNSEEN
    }
}
