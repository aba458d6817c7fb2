package io.vigil.testkit;

import io.vigil.detection.Emitter;
import io.vigil.events.Novelty;
import io.vigil.events.Signal;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a detector emits, in order, for a test to look at. */
public final class Emitted implements Emitter {
    private final List<Signal> signals = new ArrayList<>();
    private final List<Novelty> firstSeen = new ArrayList<>();

    @Override
    public void signal(Signal signal) {
        signals.add(signal);
    }

    @Override
    public void firstSeen(Novelty novelty) {
        firstSeen.add(novelty);
    }

    public List<Signal> signals() {
        return signals;
    }

    public List<Novelty> firstSeen() {
        return firstSeen;
    }
}
