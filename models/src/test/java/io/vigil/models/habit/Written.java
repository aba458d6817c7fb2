package io.vigil.models.habit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A state record as a savepoint holds it. */
public record Written(byte[] bytes) {
    public static <T> Written of(T state, TypeSerializer<T> serializer) {
        try {
            var out = new DataOutputSerializer(256);
            serializer.serialize(state, out);
            return new Written(out.getCopyOfBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T read(TypeSerializer<T> serializer) {
        try {
            return serializer.deserialize(new DataInputDeserializer(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
