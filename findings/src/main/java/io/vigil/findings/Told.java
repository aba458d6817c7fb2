package io.vigil.findings;

import io.vigil.events.Activity;
import io.vigil.events.Signal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names that one signal tells, each counted once. A sequence's own are those of its members, which are kept as they are. */
record Told(Tally[] calls, Tally[] remotes, Tally[] accessKeys, Tally[] domains, Tally[] events) {
    static final Told NOTHING = new Told(Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE);

    static Told by(Signal signal) {
        var events = Arrays.stream(signal.evidence().eventIds())
                .distinct()
                .map(id -> Tally.once(id, signal.occurrence().seen()))
                .toArray(Tally[]::new);
        if (signal.evidence().steps().length > 0) {
            return new Told(Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE, events);
        }
        Activity activity = signal.activity();
        CallName call = CallName.of(activity);
        return new Told(
                one(call == null ? null : call.text(), signal),
                one(signal.remote().ip(), signal),
                one(signal.subject().accessKey(), signal),
                one(activity.domain(), signal),
                events);
    }

    private static Tally[] one(@Nullable String name, Signal signal) {
        return name == null
                ? Tally.NONE
                : new Tally[] {Tally.once(name, signal.occurrence().seen())};
    }
}
