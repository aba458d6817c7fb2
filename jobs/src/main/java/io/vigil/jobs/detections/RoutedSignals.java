package io.vigil.jobs.detections;

import io.vigil.detection.CombinedInput;
import io.vigil.detection.CombiningDetector;
import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import io.vigil.jobs.lineage.LineageStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/**
 * Streams of signals, one for each of the {@linkplain SignalRoutes routes}, and the operators that detectors which combine streams have their inputs
 * from.
 */
public record RoutedSignals(
        DataStream<Signal> direct, DataStream<LineageStep> traced, DataStream<Signal> observed, List<Origin> origins) {
    /**
     * Where signals leave.
     *
     * @param log events of the log whose events are taken there, too; null for an operator that reads none
     */
    public record Origin(
            SingleOutputStreamOperator<?> operator,
            @Nullable Class<? extends Event> log) {
        private boolean feeds(CombiningDetector<?, ?> detector) {
            return detector.feeds().stream().anyMatch(feed -> feed.events() == Signal.class || feed.events() == log);
        }
    }

    /** Of an operator whose results are the signals on the direct route. */
    public static RoutedSignals of(SingleOutputStreamOperator<Signal> operator) {
        return with(operator, new Origin(operator, null));
    }

    /** Of an operator whose results are others. */
    public static RoutedSignals beside(SingleOutputStreamOperator<?> operator, @Nullable Class<? extends Event> log) {
        return with(operator.getSideOutput(SignalRoutes.DIRECT), new Origin(operator, log));
    }

    private static RoutedSignals with(DataStream<Signal> direct, Origin origin) {
        SingleOutputStreamOperator<?> operator = origin.operator();
        return new RoutedSignals(
                direct,
                operator.getSideOutput(SignalRoutes.TRACED),
                operator.getSideOutput(SignalRoutes.OBSERVED),
                List.of(origin));
    }

    public RoutedSignals and(RoutedSignals other) {
        return new RoutedSignals(
                direct.union(other.direct),
                traced.union(other.traced),
                observed.union(other.observed),
                Stream.concat(origins.stream(), other.origins.stream()).toList());
    }

    /** What a detector that combines streams takes from all of these; empty when none of them has anything for it. */
    public <I extends CombinedInput<I>> Optional<DataStream<I>> inputs(CombiningDetector<I, ?> detector) {
        var tag = CombinedInputs.of(detector).tag();
        return origins.stream()
                .filter(origin -> origin.feeds(detector))
                .<DataStream<I>>map(origin -> origin.operator().getSideOutput(tag))
                .reduce(DataStream::union);
    }
}
