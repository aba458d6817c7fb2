package io.vigil.findings;

import io.vigil.events.codec.UnreadText;
import io.vigil.events.signals.Signal;
import java.util.function.Predicate;

/**
 * The records of the first and the last signal of a finding that has one, each as its log has it. A stored record; the order of arrival
 * leaves no trace.
 *
 * @param firstTime epoch milliseconds of event time of the signal
 * @param first empty when no signal has a record
 * @param lastTime as {@code firstTime}
 * @param last the same text as {@code first} when only one signal has a record
 */
public record LogLines(long firstTime, UnreadText first, long lastTime, UnreadText last) {
    static final LogLines NONE = new LogLines(Long.MAX_VALUE, UnreadText.EMPTY, Long.MIN_VALUE, UnreadText.EMPTY);

    LogLines with(Signal signal) {
        UnreadText line = signal.evidence().line();
        if (line.isEmpty()) {
            return this;
        }
        boolean earlier = isBefore(signal.time(), line, firstTime, first);
        boolean later = isBefore(lastTime, last, signal.time(), line);
        if (!earlier && !later) {
            return this;
        }
        return new LogLines(
                earlier ? signal.time() : firstTime,
                earlier ? line : first,
                later ? signal.time() : lastTime,
                later ? line : last);
    }

    /** @param hidden as of {@link Finding#hiding} */
    LogLines hiding(Predicate<String> hidden) {
        var fields = new HiddenFields(hidden);
        return new LogLines(firstTime, fields.in(first), lastTime, fields.in(last));
    }

    private static boolean isBefore(long time, UnreadText line, long otherTime, UnreadText other) {
        return time != otherTime ? time < otherTime : line.toString().compareTo(other.toString()) < 0;
    }
}
