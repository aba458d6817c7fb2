package io.vigil.events.signals;

import io.vigil.events.codec.ByContent;
import java.util.Comparator;

/** Orders signals of one time: by unit and latest event, then by all else. 0 only for what was delivered twice. */
public final class SignalTies {
    public static final Comparator<Signal> ORDER = Comparator.comparing(
                    (Signal signal) -> signal.detection().unit())
            .thenComparing(signal -> signal.evidence().lastEvent())
            .thenComparing(new ByContent<>(Signal.class));

    private SignalTies() {}
}
