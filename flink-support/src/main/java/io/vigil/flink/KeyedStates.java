package io.vigil.flink;

import java.time.Duration;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.KeyedStateFunction;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;

/** The only way to get state: none without a name, a type and an end. */
public final class KeyedStates {
    /**
     * Flink's expiry knows the wall clock alone. A job may lag behind its events, or rest, this long without forgetting what the events' own
     * time still remembers.
     */
    public static final Duration LAG = Duration.ofDays(7);

    /** RocksDB asks the time once for so many entries that it compacts. */
    private static final int ENTRIES_A_CLOCK = 1000;

    private KeyedStates() {}

    /**
     * One value a key; gone when it has not been written for {@code memory}, and {@link #LAG}, of wall-clock time. Snapshots leave out what is gone,
     * RocksDB drops it when it compacts, and the heap when the key is next read: {@link io.vigil.flink.order.EventTimeOrderedOperator} reads each key about once a day of
     * event time for that. Flink's other way, to look for some of it at each access, takes two fifths of the throughput.
     */
    public static <T> ValueState<T> value(
            KeyedStateStore states, String name, TypeInformation<T> type, Duration memory) {
        return states.getState(expiring(new ValueStateDescriptor<>(name, type), memory));
    }

    /** As {@link #value(KeyedStateStore, String, TypeInformation, Duration)}, in a form of its own. */
    public static <T> ValueState<T> value(
            KeyedStateStore states, String name, TypeSerializer<T> form, Duration memory) {
        return states.getState(expiring(new ValueStateDescriptor<>(name, form), memory));
    }

    /** Shows every key's value, which may then be written or cleared. It costs a walk over all of them. */
    public static <K, T> void forEach(
            KeyedStateBackend<K> backend,
            String name,
            TypeInformation<T> type,
            Duration memory,
            KeyedStateFunction<K, ValueState<T>> action)
            throws Exception {
        backend.applyToAllKeys(
                VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, expiring(new ValueStateDescriptor<>(name, type), memory), action);
    }

    private static <T> ValueStateDescriptor<T> expiring(ValueStateDescriptor<T> descriptor, Duration memory) {
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(memory.plus(LAG))
                .updateTtlOnCreateAndWrite()
                .disableCleanupInBackground()
                .cleanupFullSnapshot()
                .cleanupInRocksdbCompactFilter(ENTRIES_A_CLOCK)
                .build());
        return descriptor;
    }

    /** What a snapshot carries to a restore; the restore empties it, which is its end. */
    public static <T> ListState<T> untilRestore(KeyedStateStore states, String name, TypeInformation<T> type) {
        return states.getListState(new ListStateDescriptor<>(name, type));
    }

    /** Pieces by number; whoever puts them there removes each when its time has come, which is their end. */
    public static <T> MapState<Long, T> pieces(KeyedStateStore states, String name, TypeSerializer<T> form) {
        return states.getMapState(new MapStateDescriptor<>(name, LongSerializer.INSTANCE, form));
    }

    /** A few values of a whole operator, not of a key: after a restore each subtask sees those of all. */
    public static <T> ListState<T> ofAllSubtasks(OperatorStateStore states, String name, TypeInformation<T> type)
            throws Exception {
        return states.getUnionListState(new ListStateDescriptor<>(name, type));
    }
}
