package io.vigil.models.dga;

import io.vigil.models.habit.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes down what speaks against a host. */
final class HostNamesSerializer extends StateSerializer<HostNames> {
    static final HostNamesSerializer INSTANCE = new HostNamesSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    public HostNames createInstance() {
        return new HostNames();
    }

    @Override
    public HostNames copy(HostNames from) {
        return from.copy();
    }

    @Override
    protected void write(HostNames host, DataOutputView out) throws IOException {
        host.write(out);
    }

    @Override
    protected HostNames read(int version, DataInputView in) throws IOException {
        return HostNames.read(in);
    }

    @Override
    public TypeSerializerSnapshot<HostNames> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<HostNames> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
