package io.vigil.jobs.sequences;

import io.vigil.events.Signal;
import io.vigil.events.text.Printable;
import io.vigil.findings.Folding;
import io.vigil.flink.KeyedStates;
import io.vigil.flink.order.OrderedFunction;
import io.vigil.jobs.detections.CurrentDetections;
import io.vigil.jobs.detections.Detections;
import io.vigil.patterns.Sequence;
import io.vigil.patterns.engine.Match;
import io.vigil.patterns.engine.Runs;
import io.vigil.patterns.engine.SequenceEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hosts every sequence: one value of state a key holds what all of them have half seen, and one timer a key ends it. Sequences that are
 * added, changed, switched off or removed while the job runs, or between a savepoint and a start, leave the others alone. What was half seen stays
 * with a sequence of the same {@linkplain Sequence#fingerprint() structure}, whatever its window and its values; of one that is gone or has
 * another structure it is dropped for every key at once, so that it never comes back to life.
 */
public final class MatchSequences implements OrderedFunction<KeyedSignal, Signal> {
    /** Members of sequences once more, with the name of their sequence. */
    public static final OutputTag<Signal> MEMBERS =
            new OutputTag<>("members of sequences", TypeInformation.of(Signal.class));

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(MatchSequences.class);
    private static final String STATE = "sequences";
    private static final TypeInformation<Runs> RUNS = TypeInformation.of(Runs.class);

    private final Detections detections;
    private transient CurrentDetections current;
    private transient SequenceEngine engine;
    private transient long version;
    private transient ValueState<Runs> halfSeen;
    /** Id and fingerprint of the sequences that the state is of. */
    private transient ListState<Tuple2<String, Long>> known;

    private transient Host host;

    public MatchSequences(Detections detections) {
        this.detections = detections;
    }

    @Override
    public boolean isCalled() {
        return true;
    }

    @Override
    public void open(Host operator) throws Exception {
        host = operator;
        current = CurrentDetections.hold(detections);
        version = current.version();
        engine = compile();
        current.report(host.metrics());
        halfSeen = KeyedStates.value(host.states(), STATE, RUNS, Sequence.LONGEST_WINDOW);
        known = host.ofAllSubtasks("known-sequences", Types.TUPLE(Types.STRING, Types.LONG));
        for (Tuple2<String, Long> before : known.get()) {
            forget(engine.strangers(Map.of(before.f0, before.f1)));
        }
        host.metrics().gauge("partial-matches-given-up", () -> engine.dropped());
    }

    private SequenceEngine compile() throws Exception {
        return new SequenceEngine(current.now().compilePatterns().sequences());
    }

    @Override
    public void follow(List<KeyedSignal> run, Consumer<Signal> out) throws Exception {
        KeyedSignal first = run.get(0);
        if (version != current.version()) {
            renew();
            host.turnTo(first.key());
        }
        List<Signal> signals = new ArrayList<>(run.size());
        run.forEach(keyed -> signals.add(keyed.signal()));
        Runs stored = halfSeen.value();
        Runs runs = stored == null ? new Runs() : stored;
        engine.follow(runs, first.kind(), signals, match -> tell(match, out));
        if (stored != null || !runs.isEmpty()) {
            keep(runs);
        }
    }

    @Override
    public void onCall(long key, long time, Consumer<Signal> out) throws Exception {
        if (version != current.version()) {
            renew();
            host.turnTo(key);
        }
        Runs runs = halfSeen.value();
        if (runs == null) {
            return;
        }
        engine.advance(runs, time, match -> tell(match, out));
        runs.call(runs.call() <= time ? Long.MAX_VALUE : runs.call());
        keep(runs);
    }

    /** The findings that its members belong to are told of it, so that people meet one story. */
    private void tell(Match match, Consumer<Signal> out) {
        Signal told = current.now().tuning().weigh(match.signal());
        if (current.dryRuns().contains(told.detection().unit())) {
            out.accept(told.apart());
            return;
        }
        out.accept(told);
        String story = told.detection().type() + " " + Folding.keyOf(told);
        for (Signal member : match.members()) {
            if (member.detection().type() != null) {
                host.collect(MEMBERS, member.inSequence(story), member.time());
            }
        }
    }

    /** The key's call is that of the first that times out; one that comes too early is harmless, and finds out when the next is due. */
    private void keep(Runs runs) throws Exception {
        long deadline = engine.deadline(runs);
        if (deadline != runs.call()) {
            if (runs.call() != Long.MAX_VALUE) {
                host.callOff(runs.call());
            }
            if (deadline != Long.MAX_VALUE) {
                host.callAt(deadline);
            }
            runs.call(deadline);
        }
        if (runs.isEmpty()) {
            halfSeen.clear();
        } else {
            halfSeen.update(runs);
        }
    }

    private void renew() throws Exception {
        version = current.version();
        SequenceEngine before = engine;
        engine = compile();
        forget(engine.strangers(before.fingerprints()));
    }

    private void forget(Set<String> sequences) throws Exception {
        if (sequences.isEmpty()) {
            return;
        }
        var keys = new LongCounter();
        host.forEachKey(STATE, RUNS, Sequence.LONGEST_WINDOW, (key, state) -> {
            Runs runs = state.value();
            if (runs != null && runs.drop(sequences)) {
                keys.add(1);
                write(runs, state);
            }
        });
        if (keys.getLocalValuePrimitive() > 0) {
            LOG.warn(
                    "Sequences {} are gone or are not what they were: the partial matches of {} keys are dropped",
                    Printable.of(sequences.toString()),
                    keys.getLocalValuePrimitive());
        }
    }

    /** The key's call stays: it then finds nothing, or others. */
    private static void write(Runs runs, ValueState<Runs> state) throws Exception {
        if (runs.isEmpty()) {
            state.clear();
        } else {
            state.update(runs);
        }
    }

    @Override
    public void beforeSnapshot() throws Exception {
        Map<String, Long> now = new HashMap<>(engine.fingerprints());
        known.update(now.entrySet().stream()
                .map(each -> Tuple2.of(each.getKey(), each.getValue()))
                .toList());
    }

    @Override
    public long time(Signal match) {
        return match.time();
    }

    @Override
    public List<String> states() {
        return List.of(STATE);
    }

    /** What is over is gone already; reading clears what has expired by the wall clock. */
    @Override
    public void forget(long key, long now) throws Exception {
        halfSeen.value();
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
