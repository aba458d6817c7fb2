package io.vigil.models.habit;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What the serializers of changeable state records share: a version byte first, so that a later form can still read it, and a deep copy, so
 * that a snapshot keeps what was there when it began.
 */
public abstract class StateSerializer<T> extends TypeSerializerSingleton<T> {
    private static final long serialVersionUID = 1;

    /** Version that {@link #write} writes. */
    protected abstract int version();

    protected abstract void write(T state, DataOutputView out) throws IOException;

    /** @param version 1 up to {@link #version()} */
    protected abstract T read(int version, DataInputView in) throws IOException;

    @Override
    public final void serialize(T state, DataOutputView out) throws IOException {
        out.writeByte(version());
        write(state, out);
    }

    @Override
    public final T deserialize(DataInputView in) throws IOException {
        int version = in.readByte();
        if (version < 1 || version > version()) {
            throw new IOException(
                    getClass().getSimpleName() + ": version " + version + "; this release reads up to " + version());
        }
        return read(version, in);
    }

    @Override
    public final T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public final T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public final void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public int getLength() {
        return -1;
    }
}
