package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Tuning;
import io.vigil.events.Signal;
import io.vigil.jobs.detections.CurrentDetections;
import io.vigil.jobs.detections.Detections;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Recorded signals as they are under this tuning. Sequences and stories are left out: they are found anew. */
final class TuneRecorded extends RichFlatMapFunction<Signal, Signal> {
    private static final long serialVersionUID = 1;

    private final Detections detections;
    private transient CurrentDetections current;

    TuneRecorded(Detections detections) {
        this.detections = detections;
    }

    @Override
    public void open(OpenContext context) {
        current = CurrentDetections.hold(detections);
    }

    @Override
    public void flatMap(Signal signal, Collector<Signal> out) {
        Tuning tuning = current.now().tuning();
        boolean isSingle = signal.evidence().steps().length == 0;
        if (isSingle && !tuning.switchesOff(signal.detection().unit())) {
            out.collect(tuning.weigh(signal));
        }
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
