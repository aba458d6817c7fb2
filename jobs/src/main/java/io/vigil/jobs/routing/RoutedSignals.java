package io.vigil.jobs.routing;

import io.vigil.events.Signal;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Streams of signals, one for each of the {@linkplain SignalRoutes routes}. */
public record RoutedSignals(DataStream<Signal> direct, DataStream<Signal> temporary, DataStream<Signal> observed) {
    /** Of an operator whose results are the signals on the direct route. */
    public static RoutedSignals of(SingleOutputStreamOperator<Signal> operator) {
        return with(operator, operator);
    }

    /** Of an operator whose results are others. */
    public static RoutedSignals beside(SingleOutputStreamOperator<?> operator) {
        return with(operator.getSideOutput(SignalRoutes.DIRECT), operator);
    }

    private static RoutedSignals with(DataStream<Signal> direct, SingleOutputStreamOperator<?> operator) {
        return new RoutedSignals(
                direct, operator.getSideOutput(SignalRoutes.TEMPORARY), operator.getSideOutput(SignalRoutes.OBSERVED));
    }

    public RoutedSignals and(RoutedSignals other) {
        return new RoutedSignals(
                direct.union(other.direct), temporary.union(other.temporary), observed.union(other.observed));
    }
}
