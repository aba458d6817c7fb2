package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.events.signals.RootSignal;
import java.util.List;

/** Signals, keyed by who is behind their credentials. */
public record Roots() implements Entities<RootSignal> {
    private static final SignalOrder TIES = new SignalOrder();

    @Override
    public long key(RootSignal root) {
        return root.key();
    }

    @Override
    public long time(RootSignal root) {
        return root.signal().time();
    }

    @Override
    public int compareTies(RootSignal one, RootSignal other) {
        return TIES.compareTies(one.signal(), other.signal());
    }

    @Override
    public List<Detector<RootSignal, ?>> detectors(Detections detections) {
        return detections.compileModels().detectors(RootSignal.class);
    }
}
