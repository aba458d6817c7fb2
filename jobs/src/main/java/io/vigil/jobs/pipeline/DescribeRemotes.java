package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Tuning;
import io.vigil.events.Signal;
import io.vigil.intel.Intel;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.intel.SharedIntel;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Tells where a signal's far side lies, and gives the signal its severity. Of a trusted far side nothing is told. */
final class DescribeRemotes extends RichFlatMapFunction<Signal, Signal> {
    private static final long serialVersionUID = 1;

    private final IntelSettings settings;
    private final Tuning tuning;
    private transient SharedIntel intel;

    DescribeRemotes(IntelSettings settings, Tuning tuning) {
        this.settings = settings;
        this.tuning = tuning;
    }

    @Override
    public void open(OpenContext context) {
        intel = SharedIntel.hold(settings);
    }

    @Override
    public void close() {
        if (intel != null) {
            intel.close();
            intel = null;
        }
    }

    @Override
    public void flatMap(Signal signal, Collector<Signal> out) {
        Intel now = intel.now();
        if (!now.trusts(signal.remote().ip())) {
            out.collect(tuning.weigh(signal.withRemote(now.describe(signal.remote()))));
        }
    }
}
