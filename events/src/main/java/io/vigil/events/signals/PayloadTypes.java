package io.vigil.events.signals;

import io.vigil.events.codec.StateCodec;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a payload behind the id of its class, and reads it again. */
final class PayloadTypes {
    private static final PayloadTypes FOUND =
            new PayloadTypes(ServiceLoader.load(PayloadType.class, PayloadTypes.class.getClassLoader()));

    private final Map<String, PayloadType<?>> byId = new TreeMap<>();
    private final Map<Class<?>, PayloadType<?>> byClass = new HashMap<>();

    /** @throws IllegalStateException if two of them have one id, or are for one class */
    @SuppressWarnings("rawtypes") // the service loader knows no type parameters
    PayloadTypes(Iterable<PayloadType> types) {
        for (PayloadType<?> type : types) {
            if (byId.put(type.id(), type) != null || byClass.put(type.payload(), type) != null) {
                throw new IllegalStateException("a second type of payload with the id " + type.id() + ", or for "
                        + type.payload().getName());
            }
        }
    }

    static void write(FirstSeenPayload payload, DataOutputView out) throws IOException {
        FOUND.put(payload, out);
    }

    /** @throws IOException if this release has no class for it */
    static FirstSeenPayload read(DataInputView in) throws IOException {
        return FOUND.take(in);
    }

    @SuppressWarnings("unchecked") // the type is the one of the payload's class
    void put(FirstSeenPayload payload, DataOutputView out) throws IOException {
        PayloadType<?> type = byClass.get(payload.getClass());
        if (type == null) {
            throw new IOException(payload.getClass().getName() + " has no PayloadType in META-INF/services/"
                    + PayloadType.class.getName());
        }
        out.writeUTF(type.id());
        ((StateCodec<FirstSeenPayload>) type.codec()).write(payload, out);
    }

    FirstSeenPayload take(DataInputView in) throws IOException {
        String id = in.readUTF();
        PayloadType<?> type = byId.get(id);
        if (type == null) {
            throw new IOException("a novelty with a payload of type " + id
                    + ", which this release does not have; it has " + byId.keySet());
        }
        return type.codec().read(in);
    }
}
