package io.vigil.events.codec;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Orders records by their serialised bytes: 0 only when nothing that a stream carries distinguishes them, whatever fields they have or get. The last
 * resort of an order that must drop what was delivered twice, and nothing else; it is slow (microseconds), so cheaper fields are compared first.
 * Safe for several threads.
 */
public final class ByContent<T> implements Comparator<T>, Serializable {
    private static final long serialVersionUID = 1;
    private static final int USUAL_BYTES = 512;

    private final Class<T> type;
    private transient volatile @Nullable TypeSerializer<T> serializer;

    /** @param type what Flink can serialise without Kryo, with no map in it: the bytes of equal maps may differ */
    public ByContent(Class<T> type) {
        this.type = type;
    }

    @Override
    public int compare(T one, T other) {
        return one == other ? 0 : Arrays.compare(bytes(one), bytes(other));
    }

    private byte[] bytes(T record) {
        TypeSerializer<T> known = serializer;
        if (known == null) {
            known = TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
            serializer = known;
        }
        var out = new DataOutputSerializer(USUAL_BYTES);
        try {
            known.duplicate().serialize(record, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.getCopyOfBuffer();
    }
}
