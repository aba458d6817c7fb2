package io.vigil.events.codec;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes a value of a sealed interface: which variant it is, then the variant. */
final class SealedSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1;

    private final Class<T> type;
    private final TypeSerializer<T>[] serializers;
    private final Class<?>[] variants;

    @SuppressWarnings("unchecked") // a variant is a T, and its serializer only sees those of its own class
    SealedSerializer(Class<T> type, List<TypeSerializer<?>> serializers, List<Class<?>> variants) {
        this.type = type;
        this.serializers = serializers.toArray(TypeSerializer[]::new);
        this.variants = variants.toArray(Class<?>[]::new);
    }

    Class<T> type() {
        return type;
    }

    List<Class<?>> variants() {
        return List.of(variants);
    }

    List<TypeSerializer<T>> serializers() {
        return List.of(serializers);
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        int variant = variantOf(value);
        out.writeByte(variant);
        serializers[variant].serialize(value, out);
    }

    private int variantOf(T value) {
        for (int variant = 0; variant < variants.length; variant++) {
            if (variants[variant] == value.getClass()) {
                return variant;
            }
        }
        throw new IllegalArgumentException(value.getClass() + " is no variant of " + type);
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
        int variant = in.readByte();
        if (variant < 0 || variant >= variants.length) {
            throw new IOException(type.getName() + " has no variant of number " + variant);
        }
        return serializers[variant].deserialize(in);
    }

    @Override
    public T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public T copy(T from) {
        return serializers[variantOf(from)].copy(from);
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    /** A new one: serializers of records keep something between calls. */
    @Override
    public TypeSerializer<T> duplicate() {
        List<TypeSerializer<?>> copies = serializers().stream()
                .<TypeSerializer<?>>map(TypeSerializer::duplicate)
                .toList();
        return new SealedSerializer<>(type, copies, variants());
    }

    /** Null: none of the variants is the usual one. */
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
        return new SealedSerializerSnapshot<>(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealedSerializer<?> sealed
                && sealed.type == type
                && sealed.serializers().equals(serializers());
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
