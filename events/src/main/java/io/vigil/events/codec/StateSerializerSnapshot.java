package io.vigil.events.codec;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What a savepoint holds of a {@link StateSerializer}: the class and the version that it wrote. Named in savepoints itself, so it is never
 * renamed or moved.
 */
public final class StateSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private static final int FORM = 1;

    private @Nullable Class<T> type;
    private int version;

    /** For Flink, which then calls {@link #readSnapshot}. */
    public StateSerializerSnapshot() {}

    StateSerializerSnapshot(StateSerializer<T> serializer) {
        type = serializer.type();
        version = serializer.version();
    }

    @Override
    public int getCurrentVersion() {
        return FORM;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(Objects.requireNonNull(type).getName());
        out.writeByte(version);
    }

    /** @throws IOException if the class is gone, or if a later release wrote the savepoint */
    @Override
    @SuppressWarnings("unchecked") // the name was written for a serializer of this class
    public void readSnapshot(int form, DataInputView in, ClassLoader classes) throws IOException {
        String name = in.readUTF();
        version = in.readByte();
        type = (Class<T>) FormerNames.find(name, classes);
        int known = new StateSerializer<>(type).version();
        if (version > known) {
            throw new IOException(
                    name + " was written as version " + version + " by a later release; this one reads up to " + known);
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new StateSerializer<>(Objects.requireNonNull(type));
    }

    /** Each value states its version, so all that is known can be read as it is. */
    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> before) {
        boolean readable = before instanceof StateSerializerSnapshot<T> older
                && Objects.equals(older.type, type)
                && older.version <= version;
        return readable
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
