package io.vigil.jobs.sequences;

import io.vigil.flink.KeyedStates;
import io.vigil.flink.cache.BoundedCache;
import io.vigil.flink.cache.CacheLimit;
import io.vigil.flink.order.OrderedFunction.Host;
import io.vigil.patterns.Sequence;
import io.vigil.patterns.engine.Runs;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What each key has half seen: one value of state. Where states are stored as bytes, the values of busy keys stay in front of them, and go to them
 * before each snapshot and when others take their place: a value that is written for each signal is rewritten by the store many times over. Of keys
 * that were found to hold nothing it is known that they hold nothing: nearly all signals are of those, and begin nothing.
 */
final class HalfSeen {
    static final String STATE = "sequences";

    private static final TypeInformation<Runs> RUNS = TypeInformation.of(Runs.class);

    /** A key that holds nothing takes 13 bytes, where a value takes kilobytes. */
    private static final int EMPTY_A_VALUE = 16;

    /** A key's value in front of its state. */
    private static final class Kept {
        private final long key;
        /** There is a value in the state. */
        private boolean stored;

        private Runs runs;
        private boolean changed;

        Kept(long key, boolean stored, Runs runs) {
            this.key = key;
            this.stored = stored;
            this.runs = runs;
        }
    }

    private final Host host;
    private final int most;
    private final ValueState<Runs> state;
    /** Empty where states hand out the very objects that they hold. */
    private BoundedCache<Kept> front;
    /** Keys that hold nothing, neither in front nor in the state: some of them. */
    private final BoundedCache<Boolean> empty;

    HalfSeen(Host host, CacheLimit limit) {
        this.host = host;
        this.most = limit.mostKeys(host.slots());
        this.state = KeyedStates.value(host.states(), STATE, RUNS, Sequence.LONGEST_WINDOW);
        this.front = new BoundedCache<>(most);
        this.empty = new BoundedCache<>((int) Math.min(Integer.MAX_VALUE / 2, (long) EMPTY_A_VALUE * most));
    }

    /** Of the current key: to be worked on, and then to be {@linkplain #keep kept}. */
    Runs of(long key) throws Exception {
        Kept kept = front.get(key);
        Runs runs = kept == null ? stored(key) : kept.runs;
        return runs == null || runs.isEmpty() ? new Runs() : runs;
    }

    private @Nullable Runs stored(long key) throws Exception {
        if (empty.get(key) != null) {
            return null;
        }
        Runs runs = state.value();
        if (runs == null && !host.sharesObjects()) {
            empty.put(key, true);
        }
        return runs;
    }

    /** @param key the current one, and still that afterwards */
    void keep(long key, Runs runs) throws Exception {
        if (host.sharesObjects()) {
            write(runs, state);
            return;
        }
        Kept kept = front.get(key);
        if (kept == null) {
            kept = new Kept(key, empty.get(key) == null, runs);
            empty.remove(key);
            makeRoom(front.put(key, kept), key);
        }
        kept.runs = runs;
        kept.changed = true;
    }

    private void makeRoom(@Nullable Kept evicted, long key) throws Exception {
        if (evicted != null) {
            save(evicted);
            host.turnTo(key);
        }
    }

    /** Writes whatever lies in front. The current key is another one afterwards. */
    void save() throws Exception {
        front.forEach(this::save);
    }

    private void save(Kept kept) throws Exception {
        if (kept.changed) {
            host.turnTo(kept.key);
            kept.runs.seal();
            if (kept.stored || !kept.runs.isEmpty()) {
                write(kept.runs, state);
            }
            kept.stored = !kept.runs.isEmpty();
            kept.changed = false;
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

    /**
     * Drops what is half seen of sequences that are gone or have another structure, for every key. The current key is another one afterwards.
     *
     * @param now fingerprints of the sequences that there are
     * @return how many keys had any
     */
    long drop(Set<String> sequences, Map<String, Long> now) throws Exception {
        save();
        front = new BoundedCache<>(most);
        var keys = new LongCounter();
        host.forEachKey(STATE, RUNS, Sequence.LONGEST_WINDOW, (key, stored) -> {
            Runs runs = stored.value();
            if (runs != null && runs.drop(sequences, now)) {
                keys.add(1);
                write(runs, stored);
            }
        });
        return keys.getLocalValuePrimitive();
    }

    /** Reading clears what has expired by the wall clock. */
    void forget() throws Exception {
        state.value();
    }
}
