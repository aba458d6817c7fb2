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
import io.vigil.jobs.detections.Compiled;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.pipeline.Conclusions.Described;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * Lets so many findings of one type begin in one account within an hour; the others become parts of one. In a live job a signal that might begin one
 * goes ahead early, too; when it turns out to be one too many it is withdrawn.
 */
final class RollUpStorms implements OrderedFunction<Signal, ToFold> {
    private static final long serialVersionUID = 1;
    /** As long as findings last. */
    private static final Duration MEMORY = Duration.ofDays(90);

    private static final String STATE = "begun";
    private static final FindingTypes ORDER = new FindingTypes();
    private static final TypeInformation<ToFold> TO_FOLD = TypeInformation.of(ToFold.class);

    private final Compiled<Tuning> tuning;
    private final boolean early;
    private transient ValueState<Begun> begun;
    /** By key, hashes of findings that went ahead and are not settled. Not kept in snapshots: what is one too many is withdrawn in any case. */
    private transient Map<Long, Set<Long>> ahead;

    RollUpStorms(Detections detections, boolean early) {
        this.tuning = new Compiled<>(detections, Detections::tuning);
        this.early = early;
    }

    /** @param early whether signals go ahead */
    static DataStream<ToFold> over(List<Described> findings, Detections detections, boolean early) {
        var liable = Described.union(findings, RollUpStorms::liable);
        var rolledUp = liable.keyBy(ORDER, Types.LONG)
                .transform(
                        "roll up storms",
                        TO_FOLD,
                        new EventTimeOrderedOperator<>(
                                ORDER,
                                TypeInformation.of(Signal.class),
                                new RollUpStorms(detections, early),
                                BufferLimit.of(liable)))
                .uid(OperatorIds.ROLL_UP_STORMS);
        return Described.union(findings, RollUpStorms::exempt).union(rolledUp);
    }

    private static DataStream<Signal> liable(Described findings) {
        return findings.signals()
                .filter(signal -> !RollUp.isExempt(signal))
                .uid(OperatorIds.liableToRollUp(findings.name()))
                .name("findings that storms are made of, " + findings.name());
    }

    private static DataStream<ToFold> exempt(Described findings) {
        return findings.signals()
                .flatMap(RollUpStorms::exempt, TO_FOLD)
                .uid(OperatorIds.exemptFromRollUp(findings.name()))
                .name("findings of their own, however many, " + findings.name());
    }

    private static void exempt(Signal signal, Collector<ToFold> out) {
        if (RollUp.isExempt(signal)) {
            out.collect(new ToFold(signal, ToFold.As.SIGNAL));
        }
    }

    @Override
    public void open(Host host) throws Exception {
        tuning.open();
        ahead = new HashMap<>();
        begun = KeyedStates.value(host.states(), STATE, TypeInformation.of(Begun.class), MEMORY);
    }

    @Override
    public boolean announces() {
        return early;
    }

    @Override
    public void announce(Signal signal, Consumer<ToFold> out) throws Exception {
        Tuning inForce = tuning.now();
        var toFold = new ToFold(signal, ToFold.As.EARLY);
        Set<Long> waiting = ahead.computeIfAbsent(ORDER.key(signal), none -> new HashSet<>());
        boolean free = isUncounted(signal, inForce);
        boolean fits =
                waiting.size() < inForce.findingsAnHour() && begun().allows(signal.time(), inForce.findingsAnHour());
        if (free || fits && waiting.add(Hash.of(toFold.id()))) {
            out.accept(toFold);
        }
    }

    private Begun begun() throws Exception {
        Begun known = begun.value();
        return known == null ? Begun.NONE : known;
    }

    @Override
    public void follow(List<Signal> run, Consumer<ToFold> out) throws Exception {
        Tuning inForce = tuning.now();
        Begun now = begun();
        settle(run);
        for (Signal signal : run) {
            var toFold = new ToFold(signal, ToFold.As.SIGNAL);
            long finding = Hash.of(toFold.id());
            if (now.has(finding) || isUncounted(signal, inForce)) {
                out.accept(toFold);
            } else if (now.allows(signal.time(), inForce.findingsAnHour())) {
                now = now.with(finding, signal.time(), inForce.findingsAnHour());
                out.accept(toFold);
            } else {
                rollUp(signal, out);
            }
        }
        begun.update(now);
    }

    private void settle(List<Signal> run) {
        long key = ORDER.key(run.get(0));
        Set<Long> waiting = ahead.get(key);
        if (waiting == null) {
            return;
        }
        run.forEach(signal -> waiting.remove(Hash.of(Folding.keyOf(signal))));
        if (waiting.isEmpty()) {
            ahead.remove(key);
        }
    }

    private void rollUp(Signal signal, Consumer<ToFold> out) {
        out.accept(new ToFold(RollUp.of(signal), ToFold.As.SIGNAL));
        if (early) {
            out.accept(new ToFold(signal, ToFold.As.WITHDRAWN));
        }
    }

    /** What nobody gets to see takes up no place. */
    private boolean isUncounted(Signal signal, Tuning inForce) {
        return tuning.inForce().dryRuns().contains(signal.detection().unit())
                || inForce.archives(
                        signal.detection().type(),
                        signal.account(),
                        Attribution.of(signal).toArray(Attribution[]::new));
    }

    @Override
    public void close() {
        tuning.close();
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
    public long time(ToFold record) {
        return record.signal().time();
    }
}
