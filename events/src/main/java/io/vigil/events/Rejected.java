package io.vigil.events;

/**
 * Input that is not an event, and why. In = events + rejected, always: the sum of {@link #records()} is what was rejected.
 *
 * @param source log type: {@code cloudtrail}, {@code vpc-flow}, {@code dns}
 * @param place file or shard it came from
 * @param detail what was expected and what was found, in words
 * @param sample the first characters of the input, at most {@link #SAMPLE}
 * @param records how many pieces of input it stands for: 1, or more once an input has had so many rejects that the rest is only counted
 */
public record Rejected(String source, String place, Reason reason, String detail, String sample, long records) {
    public static final int SAMPLE = 300;

    /** Why; counted by this. */
    public enum Reason {
        /** Not JSON, or JSON that ends before it should. */
        MALFORMED,
        /** Well formed, but not a record of this log. */
        NOT_A_RECORD,
        /** A field that every record must have is absent. */
        MISSING_FIELD,
        /** A field that does not hold what it must (a time, a number in its range). */
        BAD_FIELD,
        /** Longer, deeper or more compressed than any real record. */
        TOO_LARGE,
        /** Not UTF-8. */
        ENCODING,
        /** Dated further ahead than a clock can be wrong. */
        FUTURE,
        /** Compressed or wrapped data that cannot be opened. */
        CARRIER
    }
}
