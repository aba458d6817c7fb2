package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Tuning;
import io.vigil.events.Attribution;
import io.vigil.events.Hash;
import io.vigil.events.Signal;
import io.vigil.findings.Begun;
import io.vigil.findings.Folding;
import io.vigil.findings.RollUp;
import io.vigil.flink.KeyedStates;
import io.vigil.flink.OperatorIds;
import io.vigil.flink.order.BufferLimit;
import io.vigil.flink.order.EventTimeOrderedOperator;
import io.vigil.flink.order.OrderedFunction;
import io.vigil.jobs.detections.CurrentDetections;
import io.vigil.jobs.detections.Detections;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Lets so many findings of one type begin in one account within an hour; the others become parts of one. */
final class RollUpStorms implements OrderedFunction<Signal, Signal> {
    private static final long serialVersionUID = 1;
    /** As long as findings last. */
    private static final Duration MEMORY = Duration.ofDays(90);

    private static final String STATE = "begun";

    private final Detections detections;
    private transient CurrentDetections current;
    private transient ValueState<Begun> begun;

    RollUpStorms(Detections detections) {
        this.detections = detections;
    }

    static DataStream<Signal> over(DataStream<Signal> findings, Detections detections) {
        var order = new FindingTypes();
        var type = TypeInformation.of(Signal.class);
        var exempt = findings.filter(RollUp::isExempt)
                .uid(OperatorIds.EXEMPT_FROM_ROLL_UP)
                .name("findings of their own, however many");
        var others = findings.filter(signal -> !RollUp.isExempt(signal))
                .uid(OperatorIds.LIABLE_TO_ROLL_UP)
                .name("findings that storms are made of");
        var rolledUp = others.keyBy(order, Types.LONG)
                .transform(
                        "roll up storms",
                        type,
                        new EventTimeOrderedOperator<>(
                                order, type, new RollUpStorms(detections), BufferLimit.of(findings)))
                .uid(OperatorIds.ROLL_UP_STORMS);
        return exempt.union(rolledUp);
    }

    @Override
    public void open(Host host) {
        current = CurrentDetections.hold(detections);
        begun = KeyedStates.value(host.states(), STATE, TypeInformation.of(Begun.class), MEMORY);
    }

    @Override
    public void follow(List<Signal> run, Consumer<Signal> out) throws Exception {
        Tuning tuning = current.now().tuning();
        Begun known = begun.value();
        Begun now = known == null ? Begun.NONE : known;
        for (Signal signal : run) {
            long finding = Hash.of(Folding.keyOf(signal));
            if (now.has(finding) || isLetThrough(signal, tuning)) {
                out.accept(signal);
            } else if (now.allows(signal.time(), tuning.findingsAnHour())) {
                now = now.with(finding, signal.time(), tuning.findingsAnHour());
                out.accept(signal);
            } else {
                out.accept(RollUp.of(signal));
            }
        }
        begun.update(now);
    }

    /** What nobody is told of takes nobody's place. */
    private boolean isLetThrough(Signal signal, Tuning tuning) {
        return RollUp.isExempt(signal)
                || current.dryRuns().contains(signal.detection().unit())
                || tuning.archives(
                        signal.detection().type(),
                        signal.account(),
                        Attribution.of(signal).toArray(Attribution[]::new));
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    @Override
    public List<String> states() {
        return List.of(STATE);
    }

    /** As of {@link FoldFindings#forget}. */
    @Override
    public void forget(long key, long now) throws Exception {
        begun.value();
    }

    @Override
    public long time(Signal signal) {
        return signal.time();
    }
}
