package io.vigil.models.habit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Tables as a savepoint holds them. */
final class CrowdTables {
    private CrowdTables() {}

    static byte[] write(CrowdTable table) {
        try {
            var out = new DataOutputSerializer(256);
            table.write(out);
            return out.getCopyOfBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CrowdTable read(byte[] bytes) {
        try {
            return CrowdTable.read(new DataInputDeserializer(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
