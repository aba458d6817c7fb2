package io.vigil.patterns.engine;

import io.vigil.events.signals.Signal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.AggregatingState;
import org.apache.flink.api.common.state.AggregatingStateDescriptor;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReducingState;
import org.apache.flink.api.common.state.ReducingStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;

/**
 * The store that Flink CEP's buffer asks for its maps. It lends the buffer those of one {@link Run} after the other, so that one buffer serves
 * all keys and sequences, and nothing is registered with the state backend. A name that it does not know throws: a release of Flink that asks for
 * more fails in the first test.
 */
final class LentStore implements KeyedStateStore {
    private static final String EVENTS = "sharedBuffer-events";
    private static final String NODES = "sharedBuffer-entries-with-lockable-edges";
    private static final String COUNTS = "sharedBuffer-events-count";

    private final LentMap<EventId, Lockable<Signal>> events = new LentMap<>();
    private final LentMap<NodeId, Lockable<SharedBufferNode>> nodes = new LentMap<>();
    /** How many events a moment has had: not kept, since those that matter are in the run. */
    private final LentMap<Long, Integer> counts = new LentMap<>();

    private final Map<String, MapState<?, ?>> maps =
            new HashMap<>(Map.of(EVENTS, events, NODES, nodes, COUNTS, counts));

    /** @return the buffer that works on whatever was {@linkplain #lend lent} last */
    static SharedBuffer<Signal> buffer(LentStore store) {
        var buffer = new SharedBuffer<>(store, Run.SIGNALS);
        // It would have a thread of its own.
        buffer.releaseCacheStatisticsTimer();
        return buffer;
    }

    void lend(Run run) {
        events.lend(run.events());
        nodes.lend(run.nodes());
    }

    /** A new batch of signals, maybe of another key. */
    void nextMoment() {
        counts.clear();
    }

    /** The events of a moment are numbered: on from those that an earlier batch of the same moment left with the run. */
    void numberOn(Run run, long time) throws Exception {
        int next = 0;
        for (EventId held :
                counts.contains(time) ? Set.<EventId>of() : run.events().keySet()) {
            next = held.getTimestamp() == time ? Math.max(next, held.getId() + 1) : next;
        }
        if (next > 0) {
            counts.put(time, next);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // asked for under the name that it was made for
    public <K, V> MapState<K, V> getMapState(MapStateDescriptor<K, V> descriptor) {
        MapState<?, ?> map = maps.get(descriptor.getName());
        if (map == null) {
            throw unknown(descriptor);
        }
        return (MapState<K, V>) map;
    }

    @Override
    public <T> ValueState<T> getState(ValueStateDescriptor<T> descriptor) {
        throw unknown(descriptor);
    }

    @Override
    public <T> ListState<T> getListState(ListStateDescriptor<T> descriptor) {
        throw unknown(descriptor);
    }

    @Override
    public <T> ReducingState<T> getReducingState(ReducingStateDescriptor<T> descriptor) {
        throw unknown(descriptor);
    }

    @Override
    public <I, A, O> AggregatingState<I, O> getAggregatingState(AggregatingStateDescriptor<I, A, O> descriptor) {
        throw unknown(descriptor);
    }

    private static UnsupportedOperationException unknown(StateDescriptor<?, ?> descriptor) {
        return new UnsupportedOperationException(
                "Flink CEP asks for a state that is not known: " + descriptor.getName());
    }
}
