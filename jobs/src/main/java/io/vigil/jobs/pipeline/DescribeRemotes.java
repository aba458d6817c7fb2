package io.vigil.jobs.pipeline;

import io.vigil.events.Signal;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.CurrentDetections;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.intel.SharedIntel;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Tells where a signal's far side lies, and gives the signal its severity. Of a trusted far side nothing is told. */
final class DescribeRemotes extends RichFlatMapFunction<Signal, Signal> {
    private static final long serialVersionUID = 1;

    private final IntelSettings settings;
    private final Detections detections;
    private transient SharedIntel intel;
    private transient CurrentDetections current;

    DescribeRemotes(IntelSettings settings, Detections detections) {
        this.settings = settings;
        this.detections = detections;
    }

    @Override
    public void open(OpenContext context) {
        intel = SharedIntel.hold(settings);
        current = CurrentDetections.hold(detections);
    }

    @Override
    public void close() {
        if (intel != null) {
            intel.close();
            intel = null;
        }
        if (current != null) {
            current.close();
            current = null;
        }
    }

    @Override
    public void flatMap(Signal signal, Collector<Signal> out) {
        Intel now = intel.now();
        if (!now.trusts(signal.remote().ip())) {
            out.collect(current.now().tuning().weigh(signal.withRemote(now.describe(signal.remote()))));
        }
    }
}
