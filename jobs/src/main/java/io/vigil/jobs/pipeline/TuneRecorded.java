package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Tuning;
import io.vigil.events.signals.Signal;
import io.vigil.jobs.detections.Compiled;
import io.vigil.jobs.detections.Detections;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Recorded signals as they are under this tuning. Sequences and stories are left out: they are found anew. */
final class TuneRecorded extends RichFlatMapFunction<Signal, Signal> {
    private static final long serialVersionUID = 1;

    private final Compiled<Tuning> tuning;

    TuneRecorded(Detections detections) {
        tuning = new Compiled<>(detections, Detections::tuning);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        tuning.open();
    }

    @Override
    public void flatMap(Signal signal, Collector<Signal> out) throws Exception {
        Tuning inForce = tuning.now();
        boolean isSingle = signal.evidence().steps().length == 0;
        if (isSingle && !inForce.switchesOff(signal.detection().unit())) {
            out.collect(inForce.weigh(signal));
        }
    }

    @Override
    public void close() {
        tuning.close();
    }
}
