package io.vigil.models.secretharvest;

import io.vigil.models.habit.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes down what a principal asked for. */
final class HarvestSerializer extends StateSerializer<Harvest> {
    static final HarvestSerializer INSTANCE = new HarvestSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    public Harvest createInstance() {
        return new Harvest();
    }

    @Override
    public Harvest copy(Harvest from) {
        return from.copy();
    }

    @Override
    protected void write(Harvest harvest, DataOutputView out) throws IOException {
        harvest.write(out);
    }

    @Override
    protected Harvest read(int version, DataInputView in) throws IOException {
        return Harvest.read(in);
    }

    @Override
    public TypeSerializerSnapshot<Harvest> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Harvest> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
