package io.vigil.detection;

import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import java.util.function.Consumer;

/**
 * Takes what a {@link Detector} noticed in the event that it is observing. Valid during {@link Detector#observe} only; do not keep it.
 *
 * <p>Both methods take what they are given at once, never block and do not fail for what a signal holds.
 */
public interface Emitter {
    /**
     * Emits a signal: a finding if its type is not null, a building block for other detections otherwise. Any number of times for each event.
     *
     * @param signal never null; made with {@link SignalDraft}. Two signals with the same unit, type, title, {@code since}, discriminator and
     *     event ids count as one
     */
    void signal(Signal signal);

    /**
     * Reports what the entity showed for the first time that day to the detector of its account: one that {@linkplain Detector#observes
     * observes} {@link FirstSeen}. A candidate that the record carries becomes a signal only if that detector emits it.
     *
     * @param novelty never null; at most one for each event
     */
    void firstSeen(FirstSeen novelty);

    /** Passes everything on. */
    static Emitter of(Consumer<Signal> signals, Consumer<FirstSeen> firstSeen) {
        return new Emitter() {
            @Override
            public void signal(Signal signal) {
                signals.accept(signal);
            }

            @Override
            public void firstSeen(FirstSeen novelty) {
                firstSeen.accept(novelty);
            }
        };
    }
}
