package io.vigil.events.signals;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a finding's signals are attributed to, as far as suppressions need it. A stored record.
 *
 * @param principal as in {@link Subject}, like the next three; null when the signals do not name it, or when several are kept as one
 * @param remote address or name of the far side; null as above
 * @param time epoch milliseconds of the latest of these signals
 */
public record Attribution(
        @Nullable String principal,
        @Nullable String principalId,
        @Nullable String userName,
        @Nullable String instance,
        @Nullable String remote,
        long time) {
    public static final Attribution[] NONE = {};

    /** Of a signal, and of every member when it is a sequence. */
    public static Stream<Attribution> of(Signal signal) {
        return Stream.concat(
                Stream.of(of(signal.subject(), signal.remote(), signal.time())),
                Stream.of(signal.evidence().steps()).map(step -> of(step.subject(), step.remote(), signal.time())));
    }

    private static Attribution of(Subject subject, Remote remote, long time) {
        return new Attribution(
                subject.principal(), subject.principalId(), subject.userName(), subject.instance(), remote.ip(), time);
    }

    /** The same at no time in particular. */
    public Attribution timeless() {
        return new Attribution(principal, principalId, userName, instance, remote, 0);
    }

    /** Both as one: what differs is no longer known. */
    public Attribution merge(Attribution other) {
        return new Attribution(
                common(principal, other.principal),
                common(principalId, other.principalId),
                common(userName, other.userName),
                common(instance, other.instance),
                common(remote, other.remote),
                Math.max(time, other.time));
    }

    private static @Nullable String common(@Nullable String one, @Nullable String other) {
        return Objects.equals(one, other) ? one : null;
    }
}
