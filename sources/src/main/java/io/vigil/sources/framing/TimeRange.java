package io.vigil.sources.framing;

import io.vigil.events.Event;
import io.vigil.events.Rejected.Reason;
import io.vigil.sources.EventTime;
import io.vigil.sources.framing.Decoded.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times that a record may hold.
 *
 * @param notAfter epoch milliseconds, inclusive
 */
public record TimeRange(long notAfter) {
    public boolean contains(long time) {
        return time >= EventTime.EARLIEST && time <= notAfter;
    }

    /** Why a record of this time is refused; null when it is not. */
    public <E extends Event> @Nullable Refused<E> refuse(long time) {
        if (contains(time)) {
            return null;
        }
        if (time == EventTime.NONE) {
            return new Refused<>(Reason.BAD_FIELD, "expected an ISO 8601 time");
        }
        var stated = Instant.ofEpochMilli(time);
        return time > notAfter
                ? new Refused<>(Reason.FUTURE, stated + " is later than " + Instant.ofEpochMilli(notAfter))
                : new Refused<>(Reason.BAD_FIELD, stated + " is before AWS existed");
    }
}
