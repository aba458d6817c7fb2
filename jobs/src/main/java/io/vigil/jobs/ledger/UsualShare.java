package io.vigil.jobs.ledger;

/**
 * Which part of a log is usually refused: the mean of its hours, of which one counts a twenty-fourth, so that it is about that of the last day. A
 * stored record.
 *
 * @param value 0 to 1
 */
public record UsualShare(double value) {
    static final UsualShare NONE = new UsualShare(0);

    /** One in a hundred records: far above a producer's odd broken line. */
    private static final double MUCH = 0.01;

    private static final double TIMES = 3;
    private static final long FEW = 10;
    private static final double WEIGHT = 1.0 / 24;

    private static double share(OpenHour hour) {
        return (double) hour.rejected() / Math.max(1, hour.rejected() + hour.records());
    }

    boolean isExceededIn(OpenHour hour) {
        return hour.rejected() >= FEW && share(hour) >= Math.max(MUCH, TIMES * value);
    }

    /** What was reported is known: the next is reported when it has trebled again. */
    UsualShare with(OpenHour hour) {
        double share = share(hour);
        return new UsualShare(isExceededIn(hour) ? share : value + WEIGHT * (share - value));
    }
}
