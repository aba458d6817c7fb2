package io.vigil.findings;

import io.vigil.events.signals.Activity;
import io.vigil.events.signals.Signal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names that one signal contains, each counted once. A sequence's own are those of its members, which are kept as they are. */
record SignalCounts(
        SignalCount[] calls,
        SignalCount[] remotes,
        SignalCount[] accessKeys,
        SignalCount[] domains,
        SignalCount[] events) {
    static final SignalCounts NOTHING =
            new SignalCounts(SignalCount.NONE, SignalCount.NONE, SignalCount.NONE, SignalCount.NONE, SignalCount.NONE);

    static SignalCounts by(Signal signal) {
        var events = Arrays.stream(signal.evidence().eventIds())
                .distinct()
                .map(id -> SignalCount.once(id, signal.occurrence().seen()))
                .toArray(SignalCount[]::new);
        if (signal.evidence().steps().length > 0) {
            return new SignalCounts(SignalCount.NONE, SignalCount.NONE, SignalCount.NONE, SignalCount.NONE, events);
        }
        Activity activity = signal.activity();
        CallName call = CallName.of(activity);
        return new SignalCounts(
                one(call == null ? null : call.text(), signal),
                one(signal.remote().ip(), signal),
                one(signal.subject().accessKey(), signal),
                one(activity.domain(), signal),
                events);
    }

    private static SignalCount[] one(@Nullable String name, Signal signal) {
        return name == null
                ? SignalCount.NONE
                : new SignalCount[] {SignalCount.once(name, signal.occurrence().seen())};
    }
}
