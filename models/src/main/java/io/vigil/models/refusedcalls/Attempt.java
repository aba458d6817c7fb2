package io.vigil.models.refusedcalls;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The latest refusal of one kind of call. */
record Attempt(long api, long time, String label, String eventId) {
    void write(DataOutputView out) throws IOException {
        out.writeLong(api);
        out.writeLong(time);
        out.writeUTF(label);
        out.writeUTF(eventId);
    }

    static Attempt read(DataInputView in) throws IOException {
        return new Attempt(in.readLong(), in.readLong(), in.readUTF(), in.readUTF());
    }
}
