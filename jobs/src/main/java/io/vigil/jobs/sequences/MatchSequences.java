package io.vigil.jobs.sequences;

import io.vigil.events.signals.Signal;
import io.vigil.events.text.Printable;
import io.vigil.findings.Folding;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.OrderedFunction;
import io.vigil.jobs.detections.Compiled;
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
import org.apache.flink.api.common.state.ListState;
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

    private final Compiled<SequenceEngine> engine;
    private final CacheLimit limit;
    private transient HalfSeen halfSeen;
    /** Id and fingerprint of the sequences that the state is of. */
    private transient ListState<Tuple2<String, Long>> known;

    private transient Host host;

    public MatchSequences(Detections detections, CacheLimit limit) {
        this.engine = new Compiled<>(detections, MatchSequences::compile);
        this.limit = limit;
    }

    @Override
    public boolean isCalled() {
        return true;
    }

    @Override
    public void open(Host operator) throws Exception {
        host = operator;
        engine.open();
        engine.report(host.metrics());
        halfSeen = new HalfSeen(host, limit);
        known = host.ofAllSubtasks("known-sequences", Types.TUPLE(Types.STRING, Types.LONG));
        // Of each subtask: where the files changed while a snapshot was made, one may have had others than the next.
        for (Tuple2<String, Long> before : known.get()) {
            forget(engine.latest().strangers(Map.of(before.f0, before.f1)));
        }
        host.metrics().gauge("partial-matches-given-up", () -> engine.latest().dropped());
    }

    static SequenceEngine compile(Detections detections) throws Exception {
        return new SequenceEngine(detections.compilePatterns().sequences());
    }

    @Override
    public void follow(List<KeyedSignal> run, Consumer<Signal> out) throws Exception {
        KeyedSignal first = run.get(0);
        if (engine.isOutdated()) {
            renew();
            host.turnTo(first.key());
        }
        List<Signal> signals = new ArrayList<>(run.size());
        run.forEach(keyed -> signals.add(keyed.signal()));
        Runs runs = halfSeen.of(first.key());
        boolean nothing = runs.isEmpty();
        engine.latest().follow(runs, first.kind(), signals, match -> raise(match, out));
        if (!nothing || !runs.isEmpty()) {
            keep(first.key(), runs);
        }
    }

    @Override
    public void onCall(long key, long time, Consumer<Signal> out) throws Exception {
        if (engine.isOutdated()) {
            renew();
            host.turnTo(key);
        }
        Runs runs = halfSeen.of(key);
        if (runs.isEmpty()) {
            return;
        }
        engine.latest().advance(runs, time, match -> raise(match, out));
        runs.call(runs.call() <= time ? Long.MAX_VALUE : runs.call());
        keep(key, runs);
    }

    /** The findings that its members belong to are linked to it, so that people meet one story. */
    private void raise(Match match, Consumer<Signal> out) {
        Signal weighed = engine.inForce().now().tuning().weigh(match.signal());
        if (engine.inForce().dryRuns().contains(weighed.detection().unit())) {
            out.accept(weighed.apart());
            return;
        }
        out.accept(weighed);
        String story = Folding.storyOf(weighed);
        for (Signal member : match.members()) {
            if (member.detection().type() != null) {
                host.collect(MEMBERS, member.inSequence(story), member.time());
            }
        }
    }

    /** The key is called when the first of its sequences is due. A call that comes too early is harmless: it finds out when the next is due. */
    private void keep(long key, Runs runs) throws Exception {
        long deadline = engine.latest().deadline(runs);
        if (deadline < runs.call() || runs.isEmpty()) {
            call(runs, deadline);
        }
        halfSeen.keep(key, runs);
    }

    private void call(Runs runs, long time) {
        if (runs.call() != Long.MAX_VALUE) {
            host.callOff(runs.call());
        }
        if (time != Long.MAX_VALUE) {
            host.callAt(time);
        }
        runs.call(time);
    }

    private void renew() throws Exception {
        SequenceEngine before = engine.latest();
        engine.renew();
        forget(engine.latest().strangers(before.fingerprints()));
    }

    private void forget(Set<String> sequences) throws Exception {
        if (sequences.isEmpty()) {
            return;
        }
        long keys = halfSeen.drop(sequences, engine.latest().fingerprints());
        if (keys > 0) {
            LOG.warn(
                    "Sequences {} are gone or are not what they were: the partial matches of {} keys are dropped",
                    Printable.of(sequences.toString()),
                    keys);
        }
    }

    @Override
    public void beforeSnapshot() throws Exception {
        halfSeen.save();
        Map<String, Long> now = new HashMap<>(engine.latest().fingerprints());
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
        return List.of(HalfSeen.STATE);
    }

    /** What is over is gone already; reading clears what has expired by the wall clock. */
    @Override
    public void forget(long key, long now) throws Exception {
        halfSeen.forget();
    }

    @Override
    public void close() {
        engine.close();
    }
}
