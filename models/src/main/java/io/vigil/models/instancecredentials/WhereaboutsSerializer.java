package io.vigil.models.instancecredentials;

import io.vigil.models.habit.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes down what flow logs told of an instance. */
final class WhereaboutsSerializer extends StateSerializer<Whereabouts> {
    static final WhereaboutsSerializer INSTANCE = new WhereaboutsSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    public Whereabouts createInstance() {
        return new Whereabouts();
    }

    @Override
    public Whereabouts copy(Whereabouts from) {
        return from.copy();
    }

    @Override
    protected void write(Whereabouts state, DataOutputView out) throws IOException {
        state.write(out);
    }

    @Override
    protected Whereabouts read(int version, DataInputView in) throws IOException {
        return Whereabouts.read(in);
    }

    @Override
    public TypeSerializerSnapshot<Whereabouts> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Whereabouts> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
