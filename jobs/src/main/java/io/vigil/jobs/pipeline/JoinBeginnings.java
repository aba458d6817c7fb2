package io.vigil.jobs.pipeline;

import io.vigil.events.Hash;
import io.vigil.events.signals.Signal;
import io.vigil.flink.KeyedStates;
import io.vigil.flink.OperatorIds;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventOrder;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.flink.order.OrderedFunction;
import io.vigil.jobs.detections.SignalOrder;
import io.vigil.jobs.pipeline.Conclusions.Described;
import io.vigil.models.prevalence.Beginnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Makes what one host of an account begins one finding, whichever detections and logs show it. Only findings are joined: sequences see each signal as its detection
 * raised it.
 */
final class JoinBeginnings implements OrderedFunction<Signal, Signal> {
    private static final long serialVersionUID = 1;
    private static final TypeInformation<Signal> SIGNAL = TypeInformation.of(Signal.class);
    private static final String STATE = "beginnings";

    private transient ValueState<Beginnings> states;

    /**
     * @param findings streams of signals that become findings; those about what a host began leave them for a stream of their own
     * @param units whose findings say what a host began
     */
    static List<Described> in(List<Described> findings, Set<String> units) {
        var begun = new Begun(units);
        var all = new ArrayList<Described>();
        for (Described each : findings) {
            all.add(new Described(
                    each.name(),
                    each.signals()
                            .filter(signal -> !begun.filter(signal))
                            .uid(OperatorIds.besideBeginnings(each.name()))
                            .name("what no host began, " + each.name())));
        }
        all.add(new Described("beginnings", join(Described.union(findings, each -> only(begun, each)))));
        return all;
    }

    private static DataStream<Signal> only(Begun begun, Described findings) {
        return findings.signals()
                .filter(begun)
                .uid(OperatorIds.beginnings(findings.name()))
                .name("what hosts began, " + findings.name());
    }

    private static DataStream<Signal> join(DataStream<Signal> begun) {
        var order = new Order();
        return begun.keyBy(order, Types.LONG)
                .transform(
                        "join what hosts begin",
                        SIGNAL,
                        new EventTimeOrderedOperator<>(order, SIGNAL, new JoinBeginnings(), BufferLimit.of(begun)))
                .uid(OperatorIds.JOIN_BEGINNINGS);
    }

    @Override
    public void open(Host host) {
        states = KeyedStates.value(host.states(), STATE, TypeInformation.of(Beginnings.class), Beginnings.REMEMBERED);
    }

    @Override
    public void follow(List<Signal> run, Consumer<Signal> out) throws Exception {
        Beginnings known = stored();
        for (Signal signal : run) {
            out.accept(known.join(signal));
        }
        states.update(known);
    }

    private Beginnings stored() throws Exception {
        Beginnings known = states.value();
        return known == null ? new Beginnings() : known;
    }

    @Override
    public List<String> states() {
        return List.of(STATE);
    }

    /** Merely reading clears what has expired. */
    @Override
    public void forget(long key, long now) throws Exception {
        states.value();
    }

    @Override
    public long time(Signal signal) {
        return signal.time();
    }

    private record Begun(Set<String> units) implements FilterFunction<Signal> {
        @Override
        public boolean filter(Signal signal) {
            return units.contains(signal.detection().unit()) && Beginnings.concern(signal);
        }
    }

    /** By account, in order of event time. */
    private static final class Order implements EventOrder<Signal> {
        private static final long serialVersionUID = 1;
        private static final SignalOrder TIES = new SignalOrder();

        @Override
        public long key(Signal signal) {
            return Hash.of(signal.account());
        }

        @Override
        public long time(Signal signal) {
            return signal.time();
        }

        @Override
        public int compareTies(Signal one, Signal other) {
            return TIES.compareTies(one, other);
        }
    }
}
