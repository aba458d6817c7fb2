package io.vigil.events.codec;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The serializer of every class that has a {@link StateCodec}. A value reaches a checkpoint's stream, where each write takes a lock, as one block
 * of bytes; so a serializer is for one thread at a time.
 */
final class StateSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1;
    private static final int USUAL_BYTES = 2048;

    private final Class<T> type;
    private final transient StateCodec<T> codec;
    /** Null until it is needed, which it never is between tasks. */
    private transient @Nullable DataOutputSerializer block;

    /** @throws IllegalArgumentException if the class has no codec */
    StateSerializer(Class<T> type) {
        this(type, StateTypeFactory.codecOf(type));
    }

    private StateSerializer(Class<T> type, StateCodec<T> codec) {
        this.type = type;
        this.codec = codec;
    }

    /** The codec stays with its class; only the class travels. */
    private Object readResolve() {
        return new StateSerializer<>(type);
    }

    Class<T> type() {
        return type;
    }

    int version() {
        return codec.version();
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        if (out instanceof DataOutputSerializer) {
            codec.write(value, out);
            return;
        }
        block = block == null ? new DataOutputSerializer(USUAL_BYTES) : block;
        block.clear();
        codec.write(value, block);
        out.write(block.getSharedBuffer(), 0, block.length());
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
        try {
            return codec.read(in);
        } catch (IOException e) {
            throw new IOException(type.getName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public T copy(T from) {
        return codec.copy(from);
    }

    @Override
    public T copy(T from, T reuse) {
        return codec.copy(from);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean isImmutableType() {
        return codec.isImmutable();
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return new StateSerializer<>(type, codec);
    }

    /** Null: there is no value without content, and Flink only passes it on as an object to reuse. */
    @Override
    public @Nullable T createInstance() {
        return null;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new StateSerializerSnapshot<>(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StateSerializer<?> serializer && serializer.type == type;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
