package io.vigil.testkit;

import io.vigil.catalogue.DurationText;
import java.time.Duration;
import java.time.Instant;

/** Where a test starts: an event or a signal, complete but for what matters. For static import. */
public final class Given {
    /** A Monday, 00:00 UTC, from which offsets count; epoch milliseconds. */
    public static final long MONDAY = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();

    /** The account of everything that is given no other. */
    public static final String ACCOUNT = "111122223333";

    static final String REGION = "us-east-1";

    private Given() {}

    /** @param api such as {@code iam:CreateUser} */
    public static GivenCall apiCall(String api) {
        return new GivenCall(api);
    }

    /** Packets from one address to another; five accepted TCP packets unless stated otherwise. */
    public static GivenFlow flow(String from, String to) {
        return new GivenFlow(from, to);
    }

    public static GivenQuery query(String name) {
        return new GivenQuery(name);
    }

    public static GivenSignal signal(String unit) {
        return new GivenSignal(unit);
    }

    /** Epoch milliseconds at this offset from {@link #MONDAY}, such as {@code 3d2h10m}. */
    public static long at(String offset) {
        Duration duration = DurationText.read(offset);
        if (duration == null) {
            throw new IllegalArgumentException("expected an offset such as 3d2h10m, not " + offset);
        }
        return MONDAY + duration.toMillis();
    }
}
