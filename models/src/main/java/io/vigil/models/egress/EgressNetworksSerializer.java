package io.vigil.models.egress;

import io.vigil.models.habit.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes down through which networks an account's identities came. */
final class EgressNetworksSerializer extends StateSerializer<EgressNetworks> {
    static final EgressNetworksSerializer INSTANCE = new EgressNetworksSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    public EgressNetworks createInstance() {
        return new EgressNetworks();
    }

    @Override
    public EgressNetworks copy(EgressNetworks from) {
        return from.copy();
    }

    @Override
    protected void write(EgressNetworks networks, DataOutputView out) throws IOException {
        networks.write(out);
    }

    @Override
    protected EgressNetworks read(int version, DataInputView in) throws IOException {
        return EgressNetworks.read(in);
    }

    @Override
    public TypeSerializerSnapshot<EgressNetworks> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EgressNetworks> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
