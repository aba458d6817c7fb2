package io.vigil.models.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A memory as a savepoint holds it. */
public record Written(byte[] bytes) {
    @SuppressWarnings("unchecked") // of its own class
    public static <T> Written of(T state) {
        try {
            var out = new DataOutputSerializer(256);
            serializer((Class<T>) state.getClass()).serialize(state, out);
            return new Written(out.getCopyOfBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws UncheckedIOException also when something is left that nobody read */
    public <T> T read(Class<T> type) {
        try {
            var in = new DataInputDeserializer(bytes);
            T read = serializer(type).deserialize(in);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes of " + type.getSimpleName() + " were not read");
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Flink copies what lies on the heap. */
    @SuppressWarnings("unchecked") // of its own class
    public static <T> T copy(T state) {
        return serializer((Class<T>) state.getClass()).copy(state);
    }

    private static <T> TypeSerializer<T> serializer(Class<T> type) {
        var config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        return TypeInformation.of(type).createSerializer(config);
    }
}
