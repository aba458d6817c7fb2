package io.vigil.flink.order;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.jspecify.annotations.Nullable;

/**
 * Rids the heap of state that has expired: visits every key about once a day of event time, some after each watermark, in proportion to the records
 * that it released. Flink itself would look for expired state at each access, at two fifths of the throughput. RocksDB rids itself when it compacts,
 * so it is left alone.
 *
 * <p>A round begins with a list of all keys, 8 bytes each. Which keys are visited when depends on the load; no result does, because what is cleared
 * would not be looked at again.
 */
final class KeySweep {
    private static final long ROUND_MILLIS = 86_400_000;
    /** Keys for each watermark, and one more for so many records. */
    private static final int AT_LEAST = 64;

    private static final int RECORDS_A_KEY = 8;

    private final @Nullable KeyedStateBackend<Object> backend;
    private final OrderedFunction<?, ?> function;

    private long[] keys = {};
    private int next;
    private long earned;
    private long now = Long.MIN_VALUE;
    private long nextRound = Long.MIN_VALUE;

    private KeySweep(@Nullable KeyedStateBackend<Object> backend, OrderedFunction<?, ?> function) {
        this.backend = backend;
        this.function = function;
    }

    static KeySweep of(KeyedStateBackend<Object> backend, OrderedFunction<?, ?> function) {
        boolean sweeps =
                backend instanceof HeapKeyedStateBackend && !function.states().isEmpty();
        return new KeySweep(sweeps ? backend : null, function);
    }

    /**
     * @param records that a watermark released
     * @param time of the watermark, epoch milliseconds
     */
    void earn(int records, long time) {
        earned = (long) AT_LEAST + records / RECORDS_A_KEY;
        now = time;
    }

    /** Visits as many keys as were earned. */
    void visit() throws Exception {
        if (backend == null || now == Long.MAX_VALUE) {
            return;
        }
        if (next == keys.length && now >= nextRound) {
            keys = keys(backend);
            next = 0;
            nextRound = now + ROUND_MILLIS;
        }
        for (; earned > 0 && next < keys.length; earned--) {
            long key = keys[next++];
            backend.setCurrentKey(key);
            function.forget(key, now);
        }
        if (next == keys.length) {
            keys = new long[0];
            next = 0;
        }
    }

    private long[] keys(KeyedStateBackend<Object> of) {
        List<String> states = function.states();
        try (Stream<Object> all = states.stream().flatMap(state -> of.getKeys(state, VoidNamespace.INSTANCE))) {
            return all.mapToLong(key -> (Long) key).sorted().distinct().toArray();
        }
    }
}
