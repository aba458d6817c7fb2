package io.vigil.models.anomalousbehavior;

/**
 * What a call taught a profile.
 *
 * @param learned attributes whose value was not known of that day, one bit each by its code
 * @param begun those among them whose value was not known at all
 */
record Lessons(int learned, int begun) {
    static final Lessons NONE = new Lessons(0, 0);

    boolean learns(Attribute attribute) {
        return (learned >>> attribute.code & 1) != 0;
    }

    boolean begins(Attribute attribute) {
        return (begun >>> attribute.code & 1) != 0;
    }
}
