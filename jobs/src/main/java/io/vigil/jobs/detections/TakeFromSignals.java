package io.vigil.jobs.detections;

import io.vigil.detection.CombinedInput;
import io.vigil.detection.CombiningDetector;
import io.vigil.events.Signal;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** What a detector that combines streams takes from signals. */
public final class TakeFromSignals<I extends CombinedInput<I>> extends ProcessFunction<Signal, I> {
    private static final long serialVersionUID = 1;

    private final CombinedInputs<I> inputs;
    private final Detections detections;

    private transient CurrentDetections current;
    private transient long version;
    private transient List<Consumer<Signal>> feeds;
    private transient Collector<I> out;

    public TakeFromSignals(CombinedInputs<I> inputs, Detections detections) {
        this.inputs = inputs;
        this.detections = detections;
    }

    @Override
    public void open(OpenContext context) {
        current = CurrentDetections.hold(detections);
        compile();
    }

    private void compile() {
        version = current.version();
        feeds = current.now().compileModels().detectors(inputs.inputs()).stream()
                .map(detector -> feed((CombiningDetector<I, ?>) detector))
                .toList();
    }

    private Consumer<Signal> feed(CombiningDetector<I, ?> detector) {
        return CombinedInputs.take(detector, Signal.class, input -> out.collect(input));
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<I> collector) {
        if (version != current.version()) {
            compile();
        }
        out = collector;
        feeds.forEach(feed -> feed.accept(signal));
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
