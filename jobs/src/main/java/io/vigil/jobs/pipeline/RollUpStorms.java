package io.vigil.jobs.pipeline;

import io.vigil.catalogue.Tuning;
import io.vigil.events.Hash;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Begun;
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
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Lets so many findings of one type begin in one account within an hour; the others become parts of one. In a live job a signal that might begin one
 * goes ahead early, too; when it turns out to be one too many it is withdrawn.
 */
final class RollUpStorms implements OrderedFunction<ToFold, ToFold> {
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
                                ORDER, TO_FOLD, new RollUpStorms(detections, early), BufferLimit.of(liable)))
                .uid(OperatorIds.ROLL_UP_STORMS);
        return Described.union(findings, RollUpStorms::exempt).union(rolledUp);
    }

    private static DataStream<ToFold> liable(Described findings) {
        return toFold(findings, signal -> !RollUp.isExempt(signal))
                .uid(OperatorIds.liableToRollUp(findings.name()))
                .name("findings that storms are made of, " + findings.name());
    }

    private static DataStream<ToFold> exempt(Described findings) {
        return toFold(findings, RollUp::isExempt)
                .uid(OperatorIds.exemptFromRollUp(findings.name()))
                .name("findings of their own, however many, " + findings.name());
    }

    private static SingleOutputStreamOperator<ToFold> toFold(Described findings, FilterFunction<Signal> which) {
        ToFold.As as = findings.as();
        return findings.signals()
                .flatMap(
                        (signal, out) -> {
                            if (which.filter(signal)) {
                                out.collect(new ToFold(signal, as));
                            }
                        },
                        TO_FOLD);
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
    public void announce(ToFold record, Consumer<ToFold> out) throws Exception {
        Tuning inForce = tuning.now();
        Signal signal = record.signal();
        Set<Long> waiting = ahead.computeIfAbsent(ORDER.key(record), none -> new HashSet<>());
        boolean free = isUncounted(signal, inForce);
        boolean fits =
                waiting.size() < inForce.findingsAnHour() && begun().allows(signal.time(), inForce.findingsAnHour());
        if (free || fits && waiting.add(Hash.of(record.id()))) {
            out.accept(record.as(ToFold.As.EARLY));
        }
    }

    private Begun begun() throws Exception {
        Begun known = begun.value();
        return known == null ? Begun.NONE : known;
    }

    @Override
    public void follow(List<ToFold> run, Consumer<ToFold> out) throws Exception {
        Begun now = begun();
        settle(run);
        for (ToFold record : run) {
            if (record.as() == ToFold.As.SIGNAL) {
                now = pass(record, now, out);
            }
        }
        begun.update(now);
    }

    /** @return what has begun with it */
    private Begun pass(ToFold record, Begun before, Consumer<ToFold> out) throws Exception {
        Tuning inForce = tuning.now();
        long finding = Hash.of(record.id());
        long time = record.signal().time();
        if (before.has(finding) || isUncounted(record.signal(), inForce)) {
            out.accept(record);
            return before;
        }
        if (before.allows(time, inForce.findingsAnHour())) {
            out.accept(record);
            return before.with(finding, time, inForce.findingsAnHour());
        }
        rollUp(record, out);
        return before;
    }

    private void settle(List<ToFold> run) {
        long key = ORDER.key(run.get(0));
        Set<Long> waiting = ahead.get(key);
        if (waiting == null) {
            return;
        }
        run.forEach(record -> waiting.remove(Hash.of(record.id())));
        if (waiting.isEmpty()) {
            ahead.remove(key);
        }
    }

    private void rollUp(ToFold record, Consumer<ToFold> out) {
        out.accept(new ToFold(RollUp.of(record.signal()), ToFold.As.SIGNAL));
        if (early) {
            out.accept(record.as(ToFold.As.WITHDRAWN));
        }
    }

    /** What nobody gets to see takes up no place. */
    private boolean isUncounted(Signal signal, Tuning inForce) {
        return tuning.inForce().dryRuns().contains(signal.detection().unit()) || inForce.archives(signal);
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
