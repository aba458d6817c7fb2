package io.vigil.models.anomalousbehavior;

import io.vigil.models.habit.StateSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a profile down, table after table. */
final class ProfileSerializer extends StateSerializer<Profile> {
    static final ProfileSerializer INSTANCE = new ProfileSerializer();

    private static final long serialVersionUID = 1;

    @Override
    protected int version() {
        return 1;
    }

    @Override
    public Profile createInstance() {
        return new Profile();
    }

    @Override
    public Profile copy(Profile from) {
        return from.copy();
    }

    @Override
    protected void write(Profile profile, DataOutputView out) throws IOException {
        profile.write(out);
    }

    @Override
    protected Profile read(int version, DataInputView in) throws IOException {
        return Profile.read(in);
    }

    @Override
    public TypeSerializerSnapshot<Profile> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Named in savepoints: never renamed. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Profile> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
