package io.vigil.cli.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * When the records of a made-up stream happen and arrive.
 *
 * @param begins event time of the first
 * @param aSecond records that arrive in a second of the clock
 * @param speed seconds of event time in a second of the clock: 1, or more for months that pass in an hour
 */
record Timeline(Instant begins, double aSecond, double speed) {
    private static final double NANOS = 1e9;

    Instant of(long record) {
        return begins.plusNanos((long) (record / aSecond * speed * NANOS));
    }

    /** Records that have arrived since the first. */
    long arrived(Duration since) {
        return (long) (since.toNanos() / NANOS * aSecond);
    }

    /** How long after the first the record arrives, by the clock. */
    Duration arrival(long record) {
        return Duration.ofNanos((long) (record / aSecond * NANOS));
    }
}
