package io.vigil.models.instancecredentials;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How many APIs that the instance had never called it called within the hour. */
final class NewApis {
    private static final int MANY = 3;
    private static final long HOUR = 3_600_000L;

    private long since;
    private int count;

    void add(long time) {
        if (time - since > HOUR) {
            since = time;
            count = 0;
        }
        count = Math.min(count + 1, MANY);
    }

    boolean areMany(long time) {
        return count >= MANY && time - since <= HOUR;
    }

    NewApis copy() {
        var copy = new NewApis();
        copy.since = since;
        copy.count = count;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(since);
        out.writeByte(count);
    }

    static NewApis read(DataInputView in) throws IOException {
        var read = new NewApis();
        read.since = in.readLong();
        read.count = in.readByte();
        return read;
    }
}
