package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.events.signals.Signal;
import java.util.List;

/** Signals, keyed by whom they are about. */
public record SignalEntities() implements EventEntities<Signal> {
    private static final SignalOrder TIES = new SignalOrder();

    @Override
    public int compareTies(Signal one, Signal other) {
        return TIES.compareTies(one, other);
    }

    @Override
    public List<Detector<Signal, ?>> detectors(Detections detections) {
        return detections.compileModels().detectors(Signal.class);
    }
}
