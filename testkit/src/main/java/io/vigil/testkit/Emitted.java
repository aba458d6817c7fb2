package io.vigil.testkit;

import io.vigil.detection.Emitter;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a detector emits, in order, for a test to look at. */
public final class Emitted implements Emitter {
    private final List<Signal> signals = new ArrayList<>();
    private final List<FirstSeen> firstSeen = new ArrayList<>();

    @Override
    public void signal(Signal signal) {
        signals.add(signal);
    }

    @Override
    public void firstSeen(FirstSeen novelty) {
        firstSeen.add(novelty);
    }

    public List<Signal> signals() {
        return signals;
    }

    public List<FirstSeen> firstSeen() {
        return firstSeen;
    }
}
