package io.vigil.events.codec;

import java.io.IOException;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A record as it comes out of a shuffle. */
public final class Carried {
    private Carried() {}

    /** As production sets it: what Flink could only carry with Kryo fails here. */
    public static <T> TypeSerializer<T> serializer(Class<T> type) {
        var config = new ExecutionConfig();
        config.getSerializerConfig().setGenericTypes(false);
        return TypeInformation.of(type).createSerializer(config.getSerializerConfig());
    }

    public static <T> T over(Class<T> type, T sent) throws IOException {
        TypeSerializer<T> serializer = serializer(type);
        var out = new DataOutputSerializer(64);
        serializer.serialize(sent, out);
        var in = new DataInputDeserializer(out.getCopyOfBuffer());
        T received = serializer.deserialize(in);
        if (in.available() != 0) {
            throw new IOException(in.available() + " bytes of " + type.getSimpleName() + " were not read");
        }
        return received;
    }
}
