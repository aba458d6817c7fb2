package io.vigil.jobs.detections;

import io.vigil.detection.CombinedInput;
import io.vigil.detection.CombiningDetector;
import io.vigil.events.signals.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.util.OutputTag;

/**
 * Where signals leave the operator that raised them: on their {@linkplain SignalRoutes routes}, and as inputs of the detectors that combine streams.
 * These take what they want of a signal right here, so that no signal is sent to a task that would drop it. One for each task.
 */
public final class SignalExits {
    /** A way out of an operator. */
    @FunctionalInterface
    public interface Exit {
        /** @param time epoch milliseconds */
        <T> void take(OutputTag<T> tag, T record, long time);
    }

    private final SignalRoutes routes;
    private final UnitMetrics metrics;
    private final Exit exit;
    private final List<Taker> takers = new ArrayList<>();

    /** A detector that combines streams, and takes signals of these units. */
    private record Taker(CombiningDetector<?, ?> detector, Set<String> units, Consumer<Signal> feed) {}

    /**
     * @param detections whose detectors that combine streams take what they want; those that are switched off take nothing
     * @param metrics count what is sent
     */
    public SignalExits(SignalRoutes routes, Detections detections, UnitMetrics metrics, Exit exit) {
        this.routes = routes;
        this.metrics = metrics;
        this.exit = exit;
        if (!routes.combined().isEmpty()) {
            detections.compileModels().combining().forEach(this::add);
        }
    }

    private <I extends CombinedInput<I>> void add(CombiningDetector<I, ?> detector) {
        OutputTag<I> tag = CombinedInputs.of(detector).tag();
        Consumer<Signal> feed = CombinedInputs.take(detector, input -> exit.take(tag, input, input.time()));
        for (SignalRoutes.Combined each : routes.combined()) {
            if (each.detector().equals(detector.id()) && !each.units().isEmpty()) {
                takers.add(new Taker(detector, each.units(), feed));
            }
        }
    }

    /** Sends a signal wherever it is read; nowhere, if nobody reads it. What a detector settles goes no farther than to that one. */
    public void send(Signal signal) {
        metrics.raise(signal.detection().unit());
        for (Taker taker : takers) {
            if (routes.isAmong(taker.units, signal)) {
                taker.feed.accept(signal);
                if (taker.detector.settles(signal)) {
                    return;
                }
            }
        }
        routes.send(signal, exit);
    }
}
