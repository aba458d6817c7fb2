package io.vigil.models.consolelogin;

import io.vigil.models.habit.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes down the latest sign-ins of a user. */
final class SignInsSerializer extends StateSerializer<SignIns> {
    static final SignInsSerializer INSTANCE = new SignInsSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    public SignIns createInstance() {
        return new SignIns();
    }

    @Override
    public SignIns copy(SignIns from) {
        return from.copy();
    }

    @Override
    protected void write(SignIns state, DataOutputView out) throws IOException {
        state.write(out);
    }

    @Override
    protected SignIns read(int version, DataInputView in) throws IOException {
        return SignIns.read(in);
    }

    @Override
    public TypeSerializerSnapshot<SignIns> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SignIns> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
