package io.vigil.patterns.engine;

import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.patterns.Sequence;
import io.vigil.patterns.SequenceKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Runs many sequences on Flink CEP's own automaton. It remembers nothing: what a key has half seen lies in its {@link Runs}, which the host keeps.
 * For one thread.
 */
public final class SequenceEngine {
    /** Which sequences a signal concerns depends on no more of it. */
    private record Kind(
            String unit,
            @Nullable String type,
            Tactic tactic,
            @Nullable String technique) {
        static Kind of(Signal signal) {
            var detection = signal.detection();
            return new Kind(detection.unit(), detection.type(), detection.tactic(), detection.technique());
        }
    }

    private static final int MOST_KINDS = 10_000;

    private final Map<String, Hosted> hosted = new LinkedHashMap<>();
    private final Map<Kind, Map<SequenceKey, List<Hosted>>> concerned = new HashMap<>();
    private long dropped;

    public SequenceEngine(List<Sequence> sequences) throws Exception {
        var store = new LentStore();
        SharedBuffer<Signal> buffer = LentStore.buffer(store);
        for (Sequence sequence : sequences) {
            hosted.put(
                    sequence.id(),
                    sequence.stages().isEmpty()
                            ? host(sequence, store, buffer)
                            : new HostedStages(sequence, each -> host(each, store, buffer)));
        }
    }

    private static Hosted host(Sequence sequence, LentStore store, SharedBuffer<Signal> buffer) throws Exception {
        return sequence.counting() == null ? new HostedSequence(sequence, store, buffer) : new HostedCount(sequence);
    }

    /** {@linkplain Sequence#fingerprint() Fingerprints} by id of the sequence. */
    public Map<String, Long> fingerprints() {
        var fingerprints = new TreeMap<String, Long>();
        hosted.forEach((id, sequence) -> fingerprints.put(id, sequence.fingerprint()));
        return fingerprints;
    }

    /** Ids of sequences whose partial matches mean nothing to this engine: they are gone, or another structure. */
    public Set<String> strangers(Map<String, Long> others) {
        var strangers = new TreeSet<String>();
        others.forEach((id, fingerprint) -> {
            Hosted own = hosted.get(id);
            if (own == null || own.fingerprint() != fingerprint) {
                strangers.add(id);
            }
        });
        return strangers;
    }

    /** The keys of the sequences that wait for such signals; of most signals none. */
    public Set<SequenceKey> keys(Signal signal) {
        Set<SequenceKey> keys = EnumSet.noneOf(SequenceKey.class);
        concerned(signal).forEach((key, sequences) -> {
            if (anyReads(sequences, signal)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static boolean anyReads(List<Hosted> sequences, Signal signal) {
        for (Hosted each : sequences) {
            if (each.sequence().reads(signal)) {
                return true;
            }
        }
        return false;
    }

    private Map<SequenceKey, List<Hosted>> concerned(Signal signal) {
        Kind kind = Kind.of(signal);
        Map<SequenceKey, List<Hosted>> known = concerned.get(kind);
        if (known != null) {
            return known;
        }
        Map<SequenceKey, List<Hosted>> found = new EnumMap<>(SequenceKey.class);
        for (Hosted each : hosted.values()) {
            if (each.sequence().concerns(signal)) {
                found.computeIfAbsent(each.sequence().key(), none -> new ArrayList<>())
                        .add(each);
            }
        }
        if (concerned.size() < MOST_KINDS) {
            concerned.put(kind, found);
        }
        return found;
    }

    /**
     * Takes the next signals of a key in.
     *
     * @param runs of the key; changed in place
     * @param signals in order of event time; those that come late count as coming after all others
     * @param out takes what becomes complete
     */
    public void follow(Runs runs, SequenceKey key, List<Signal> signals, Consumer<Match> out) throws Exception {
        Map<Hosted, List<Signal>> read = new LinkedHashMap<>();
        long latest = Long.MIN_VALUE;
        for (Signal signal : signals) {
            for (Hosted each : concerned(signal).getOrDefault(key, List.of())) {
                if (each.sequence().reads(signal)) {
                    read.computeIfAbsent(each, none -> new ArrayList<>()).add(signal);
                }
            }
            latest = Math.max(latest, Math.max(signal.time(), runs.doneUntil() + 1));
        }
        for (var each : read.entrySet()) {
            dropped += each.getKey().follow(runs, each.getValue(), out);
        }
        runs.doneUntil(latest);
    }

    /**
     * Times out what it is too late for.
     *
     * @param now epoch milliseconds that event time has come to
     * @param out takes what is complete because nothing came
     */
    public void advance(Runs runs, long now, Consumer<Match> out) throws Exception {
        List<String> due = new ArrayList<>();
        runs.forEachBegun(id -> {
            if (!hosted.containsKey(id) || deadline(id, runs) <= now) {
                due.add(id);
            }
        });
        for (String id : due) {
            Hosted sequence = hosted.get(id);
            if (sequence == null) {
                runs.drop(id);
            } else {
                sequence.advance(runs, now, out);
            }
        }
    }

    /** Epoch milliseconds at which {@link #advance} is due; {@link Long#MAX_VALUE} when nothing is half seen. */
    public long deadline(Runs runs) {
        long[] first = {Long.MAX_VALUE};
        runs.forEachBegun(id -> first[0] = Math.min(first[0], deadline(id, runs)));
        return first[0];
    }

    private long deadline(String id, Runs runs) {
        Hosted sequence = hosted.get(id);
        return sequence == null ? Long.MAX_VALUE : sequence.deadline(runs);
    }

    /** How many partial matches were given up because one key had too many of one sequence. */
    public long dropped() {
        return dropped;
    }
}
