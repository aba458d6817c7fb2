package io.vigil.models.instancecredentials;

import io.vigil.models.habit.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes down what is known to be an account's own. */
final class EstateSerializer extends StateSerializer<Estate> {
    static final EstateSerializer INSTANCE = new EstateSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    public Estate createInstance() {
        return new Estate();
    }

    @Override
    public Estate copy(Estate from) {
        return from.copy();
    }

    @Override
    protected void write(Estate estate, DataOutputView out) throws IOException {
        estate.write(out);
    }

    @Override
    protected Estate read(int version, DataInputView in) throws IOException {
        return Estate.read(in);
    }

    @Override
    public TypeSerializerSnapshot<Estate> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Estate> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
