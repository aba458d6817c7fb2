package io.vigil.flink.packed;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;

/**
 * Records as bytes, one after the other.
 *
 * @param bytes never written to
 * @param form how each record is written in them
 */
public record Packed<E>(byte[] bytes, int records, TypeSerializer<E> form) {
    /** Hands out each record, in the order in which they were written. */
    public void unpack(Consumer<E> taker) throws IOException {
        var in = new DataInputDeserializer(bytes);
        for (int left = records; left > 0; left--) {
            taker.accept(form.deserialize(in));
        }
    }
}
