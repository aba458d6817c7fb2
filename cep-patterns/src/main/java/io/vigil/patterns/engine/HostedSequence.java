package io.vigil.patterns.engine;

import io.vigil.events.signals.Signal;
import io.vigil.patterns.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.time.TimerService;
import org.jspecify.annotations.Nullable;

/** One sequence, compiled, and the automaton of Flink CEP that all its keys share. */
final class HostedSequence implements Hosted {
    /**
     * As many partial matches of one key are kept, the latest: each costs memory and time with each signal. A key that begins a sequence more
     * often within its window begins it all the time.
     */
    static final int MOST_PARTIAL_MATCHES = 256;

    /** Of sequences nothing depends on the wall clock. */
    private static final TimerService NO_CLOCK = () -> 0;

    /** Of those that one signal completes: the one with most steps, then the one that began first. */
    private static final Comparator<Map<String, List<Signal>>> FULLEST =
            Comparator.<Map<String, List<Signal>>>comparingInt(match -> -match.size())
                    .thenComparingLong(HostedSequence::begun);

    private final Sequence sequence;
    private final long fingerprint;
    private final NFA<Signal> automaton;
    private final AfterMatchSkipStrategy skip;
    private final LentStore store;
    private final SharedBuffer<Signal> buffer;

    HostedSequence(Sequence sequence, LentStore store, SharedBuffer<Signal> buffer) throws Exception {
        Pattern<Signal, ?> pattern = sequence.pattern();
        this.sequence = sequence;
        this.fingerprint = sequence.fingerprint();
        this.automaton = NFACompiler.compileFactory(pattern, false).createNFA();
        this.skip =
                sequence.isOverOnceComplete() ? AfterMatchSkipStrategy.noSkip() : pattern.getAfterMatchSkipStrategy();
        this.store = store;
        this.buffer = buffer;
    }

    @Override
    public Sequence sequence() {
        return sequence;
    }

    @Override
    public long fingerprint() {
        return fingerprint;
    }

    @Override
    public long deadline(Runs runs) {
        StoredRun stored = runs.bySequence().get(sequence.id());
        return stored == null ? Long.MAX_VALUE : closes(stored.earliest());
    }

    /** When a window closes that opened at this time. */
    private long closes(long earliest) {
        return earliest == Long.MAX_VALUE ? earliest : earliest + automaton.getWindowTime();
    }

    @Override
    public int follow(Runs runs, List<Signal> signals, Consumer<Match> out) throws Exception {
        Run run = current(runs);
        int dropped = 0;
        store.nextMoment();
        for (Signal signal : inOrder(signals)) {
            if (run == null && sequence.mayBegin(signal)) {
                run = Run.begin(fingerprint, automaton.createInitialNFAState());
            }
            if (run != null) {
                boolean complete = take(run, signal, Math.max(signal.time(), runs.doneUntil() + 1), out);
                dropped += dropOldest(run, out);
                run = run.isOver() || complete && sequence.isOverOnceComplete() ? null : run;
            }
        }
        keep(runs, run);
        return dropped;
    }

    private List<Signal> inOrder(List<Signal> signals) {
        if (signals.size() == 1) {
            return signals;
        }
        List<Signal> ordered = new ArrayList<>(signals);
        ordered.sort(sequence.order());
        return ordered;
    }

    /** Null when nothing has begun, or when what has begun is of a sequence that is no more. */
    private @Nullable Run current(Runs runs) throws IOException {
        StoredRun stored = runs.bySequence().get(sequence.id());
        return stored != null && stored.fingerprint() == fingerprint ? stored.open() : null;
    }

    private void keep(Runs runs, @Nullable Run run) {
        if (run == null) {
            runs.bySequence().remove(sequence.id());
        } else {
            runs.bySequence().put(sequence.id(), StoredRun.of(run));
        }
    }

    @SuppressWarnings("try") // closing writes to maps in memory: nothing interrupts it
    private boolean take(Run run, Signal signal, long time, Consumer<Match> out) throws Exception {
        if (closes(run.earliest()) <= time) {
            report(timeOut(run, time), out);
        }
        store.lend(run);
        store.numberOn(run, time);
        try (SharedBufferAccessor<Signal> lent = buffer.getAccessor()) {
            return report(process(run, signal, time, lent), out);
        }
    }

    /** What only begins a sequence is shown to its start alone: somebody who begins it all the time would pay for all that has begun each time. */
    private Collection<Map<String, List<Signal>>> process(
            Run run, Signal signal, long time, SharedBufferAccessor<Signal> lent) throws Exception {
        NFAState matches = run.matches();
        if (!sequence.canOnlyBegin(signal)) {
            return automaton.process(lent, matches, signal, time, skip, NO_CLOCK);
        }
        List<ComputationState> begun = new ArrayList<>();
        var start = new PriorityQueue<>(NFAState.COMPUTATION_STATE_COMPARATOR);
        for (ComputationState match : matches.getPartialMatches()) {
            (match.getPreviousBufferEntry() == null ? start : begun).add(match);
        }
        if (sequence.isOverOnceComplete() && sequence.mayBegin(signal)) {
            dropBetween(run, signal, begun, lent);
        }
        matches.setNewPartialMatches(start);
        var complete = automaton.process(lent, matches, signal, time, skip, NO_CLOCK);
        matches.getPartialMatches().addAll(begun);
        return complete;
    }

    /**
     * Of all that began alike, only the first and the last count when one match ends all: the last becomes complete whenever any other would, and
     * the first is what is reported.
     */
    private void dropBetween(Run run, Signal signal, List<ComputationState> begun, SharedBufferAccessor<Signal> lent)
            throws Exception {
        List<ComputationState> alike = begun.stream()
                .filter(match -> match.getPreviousBufferEntry().getPageName().equals(sequence.firstStep()))
                .filter(match -> sequence.beginAlike(signal, run.first(match)))
                .toList();
        Optional<EventId> first =
                alike.stream().map(ComputationState::getStartEventID).min(Comparator.naturalOrder());
        for (ComputationState match : alike) {
            if (!match.getStartEventID().equals(first.get())) {
                lent.releaseNode(match.getPreviousBufferEntry(), match.getVersion());
                begun.remove(match);
            }
        }
    }

    @Override
    public void advance(Runs runs, long now, Consumer<Match> out) throws Exception {
        StoredRun stored = runs.bySequence().get(sequence.id());
        if (stored == null || isAllOver(stored, now)) {
            keep(runs, null);
            return;
        }
        Run run = current(runs);
        if (run != null && closes(run.earliest()) <= now) {
            report(timeOut(run, now), out);
            run = run.isOver() ? null : run;
        }
        keep(runs, run);
    }

    /** Whether all of it times out and nothing is reported then. */
    private boolean isAllOver(StoredRun stored, long now) {
        return sequence.isOverOnceComplete() && stored.latest() + automaton.getWindowTime() <= now;
    }

    /** What is complete because nothing came, or because nothing stands before it any more. */
    @SuppressWarnings("try") // as above
    private Collection<Map<String, List<Signal>>> timeOut(Run run, long time) throws Exception {
        store.lend(run);
        try (SharedBufferAccessor<Signal> lent = buffer.getAccessor()) {
            return automaton.advanceTime(lent, run.matches(), time, skip).f0;
        }
    }

    private Match completed(Map<String, List<Signal>> match) {
        return new Match(
                sequence.complete(match),
                match.values().stream().flatMap(List::stream).toList());
    }

    private static long begun(Map<String, List<Signal>> match) {
        return match.values().stream()
                .flatMap(List::stream)
                .mapToLong(Signal::time)
                .min()
                .orElse(0);
    }

    private int dropOldest(Run run, Consumer<Match> out) throws Exception {
        int before = run.matches().getPartialMatches().size();
        if (before <= MOST_PARTIAL_MATCHES) {
            return 0;
        }
        long[] begun = run.matches().getPartialMatches().stream()
                .mapToLong(ComputationState::getStartTimestamp)
                .sorted()
                .toArray();
        var complete = timeOut(run, begun[before - MOST_PARTIAL_MATCHES / 2] + automaton.getWindowTime());
        if (!sequence.endsWithAbsence()) {
            report(complete, out);
        }
        return before - run.matches().getPartialMatches().size();
    }

    /** @return whether there is any */
    private boolean report(Collection<Map<String, List<Signal>>> matches, Consumer<Match> out) {
        if (!sequence.isOverOnceComplete()) {
            matches.forEach(match -> out.accept(completed(match)));
            return !matches.isEmpty();
        }
        var fullest = (sequence.beginsWithAbsence() ? unexcused(matches) : matches)
                .stream().min(FULLEST);
        fullest.ifPresent(match -> out.accept(completed(match)));
        return fullest.isPresent();
    }

    /** Those without what should have been absent before, unless another is the same but for that. */
    private List<Map<String, List<Signal>>> unexcused(Collection<Map<String, List<Signal>>> matches) {
        String excuse = sequence.firstStep();
        List<Map<String, List<Signal>>> excused = new ArrayList<>();
        for (Map<String, List<Signal>> match : matches) {
            if (match.containsKey(excuse)) {
                var rest = new HashMap<>(match);
                rest.remove(excuse);
                excused.add(rest);
            }
        }
        return matches.stream()
                .filter(match -> !match.containsKey(excuse) && !excused.contains(match))
                .toList();
    }
}
