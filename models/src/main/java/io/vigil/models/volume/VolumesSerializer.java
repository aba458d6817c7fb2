package io.vigil.models.volume;

import io.vigil.models.habit.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes down how much a principal uses, one thing after the other. */
final class VolumesSerializer extends StateSerializer<Volumes> {
    static final VolumesSerializer INSTANCE = new VolumesSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 2;
    }

    @Override
    public Volumes createInstance() {
        return new Volumes();
    }

    @Override
    public Volumes copy(Volumes from) {
        return from.copy();
    }

    @Override
    protected void write(Volumes volumes, DataOutputView out) throws IOException {
        volumes.write(out);
    }

    @Override
    protected Volumes read(int version, DataInputView in) throws IOException {
        return version > 1 ? Volumes.read(in) : Volumes.readTogether(in);
    }

    @Override
    public TypeSerializerSnapshot<Volumes> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Volumes> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
