package io.vigil.models.resourcecredentials;

import io.vigil.models.habit.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes down which uses of a role's credentials were told. */
final class UsesSerializer extends StateSerializer<Uses> {
    static final UsesSerializer INSTANCE = new UsesSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    public Uses createInstance() {
        return new Uses();
    }

    @Override
    public Uses copy(Uses from) {
        return from.copy();
    }

    @Override
    protected void write(Uses state, DataOutputView out) throws IOException {
        state.write(out);
    }

    @Override
    protected Uses read(int version, DataInputView in) throws IOException {
        return Uses.read(in);
    }

    @Override
    public TypeSerializerSnapshot<Uses> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Uses> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
