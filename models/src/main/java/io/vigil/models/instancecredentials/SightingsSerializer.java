package io.vigil.models.instancecredentials;

import io.vigil.models.habit.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes down where an instance's role was seen. */
final class SightingsSerializer extends StateSerializer<Sightings> {
    static final SightingsSerializer INSTANCE = new SightingsSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 3;
    }

    @Override
    public Sightings createInstance() {
        return new Sightings();
    }

    @Override
    public Sightings copy(Sightings from) {
        return from.copy();
    }

    @Override
    protected void write(Sightings sightings, DataOutputView out) throws IOException {
        sightings.write(out);
    }

    @Override
    protected Sightings read(int version, DataInputView in) throws IOException {
        return Sightings.read(in, version);
    }

    @Override
    public TypeSerializerSnapshot<Sightings> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Sightings> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
