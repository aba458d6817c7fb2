package io.vigil.models.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Tables as a savepoint holds them. */
final class PeerTables {
    private PeerTables() {}

    static byte[] write(PeerTable table) {
        try {
            var out = new DataOutputSerializer(256);
            table.write(out);
            return out.getCopyOfBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PeerTable read(byte[] bytes) {
        try {
            return PeerTable.read(new DataInputDeserializer(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
