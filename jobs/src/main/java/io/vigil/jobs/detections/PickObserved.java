package io.vigil.jobs.detections;

import io.vigil.detection.Detector;
import io.vigil.events.Signal;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Lets through what some detection counts: most signals concern none. */
public final class PickObserved extends RichFilterFunction<Signal> {
    private static final long serialVersionUID = 1;

    private final Detections detections;

    private transient List<Detector<Signal, ?>> detectors;

    public PickObserved(Detections detections) {
        this.detections = detections;
    }

    @Override
    public void open(OpenContext context) {
        detectors = new SignalEntities().detectors(detections);
    }

    @Override
    public boolean filter(Signal signal) {
        return detectors.stream().anyMatch(detector -> detector.concerns(signal));
    }
}
