package io.vigil.jobs.pipeline;

import io.vigil.events.signals.Signal;
import io.vigil.flink.Totals;
import io.vigil.jobs.proofs.Proof;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Lets pass what people get to see; building blocks end here. Counts both, but what is only played. */
final class KeepFindings extends RichFilterFunction<Signal> {
    private static final long serialVersionUID = 1;

    private transient LongCounter signals;

    @Override
    public void open(OpenContext context) {
        signals = Totals.counter(getRuntimeContext(), Totals.SIGNALS);
    }

    @Override
    public boolean filter(Signal signal) {
        signals.add(Proof.isOf(signal.account()) ? 0 : 1);
        return signal.detection().type() != null;
    }
}
