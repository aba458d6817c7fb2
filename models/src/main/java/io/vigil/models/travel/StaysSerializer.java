package io.vigil.models.travel;

import io.vigil.models.habit.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes down where a person was lately. */
final class StaysSerializer extends StateSerializer<Stays> {
    static final StaysSerializer INSTANCE = new StaysSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    public Stays createInstance() {
        return new Stays();
    }

    @Override
    public Stays copy(Stays from) {
        return from.copy();
    }

    @Override
    protected void write(Stays state, DataOutputView out) throws IOException {
        state.write(out);
    }

    @Override
    protected Stays read(int version, DataInputView in) throws IOException {
        return Stays.read(in);
    }

    @Override
    public TypeSerializerSnapshot<Stays> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Stays> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
