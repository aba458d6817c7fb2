package io.vigil.flink.packed;

import io.vigil.flink.KeyedStates;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * A few records a key, which are kept for long and read seldom: as bytes with every state backend. What lies on the heap as objects is looked at in
 * each full collection, and written out object by object into each snapshot.
 */
public final class PackedState<E> {
    private static final int USUAL_BYTES = 2048;

    private final ValueState<Packed<E>> state;
    private final TypeSerializer<E> form;
    private final DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);

    private PackedState(ValueState<Packed<E>> state, TypeSerializer<E> form) {
        this.state = state;
        this.form = form;
    }

    /** @param memory as of {@link KeyedStates#value} */
    public static <E> PackedState<E> of(
            KeyedStateStore states, String name, TypeInformation<E> records, Duration memory) {
        TypeSerializer<E> form = records.createSerializer(new SerializerConfigImpl());
        return new PackedState<>(KeyedStates.value(states, name, new PackedSerializer<>(form), memory), form);
    }

    /** Of the current key, in the order in which they were put; empty when there are none. */
    public List<E> records() throws Exception {
        Packed<E> packed = state.value();
        if (packed == null) {
            return List.of();
        }
        List<E> records = new ArrayList<>(packed.records());
        packed.unpack(records::add);
        return records;
    }

    /** In place of all that the current key had. */
    public void put(Collection<E> records) throws Exception {
        state.update(packed(records));
    }

    public void clear() {
        state.clear();
    }

    private Packed<E> packed(Collection<E> records) throws IOException {
        out.clear();
        for (E record : records) {
            form.serialize(record, out);
        }
        return new Packed<>(out.getCopyOfBuffer(), records.size(), form);
    }

    /** Whether the current key has any; clears what has expired by the wall clock. */
    public boolean isThere() throws Exception {
        return state.value() != null;
    }
}
