package io.vigil.models.resourcecredentials;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Which uses of a role's credentials were reported lately: each access key and network once an hour. At most 260 bytes. */
@TypeInfo(StateTypeFactory.class)
public final class Uses {
    static final StateCodec<Uses> CODEC =
            StateCodec.of(1, Uses::write, Uses::read).copying(Uses::copy);

    private static final int CAPACITY = 16;
    private static final long HOUR = 3_600_000L;

    private long[] ids = new long[0];
    private long[] reportedAt = new long[0];

    /** Whether to report this use; if so, notes that it is reported. */
    boolean isFresh(long id, long time) {
        int at = 0;
        while (at < ids.length && ids[at] != id) {
            at++;
        }
        if (at < ids.length && time - reportedAt[at] < HOUR) {
            return false;
        }
        note(at < ids.length ? at : room(), id, time);
        return true;
    }

    private void note(int at, long id, long time) {
        ids[at] = id;
        reportedAt[at] = time;
    }

    private int room() {
        if (ids.length < CAPACITY) {
            ids = Arrays.copyOf(ids, ids.length + 1);
            reportedAt = Arrays.copyOf(reportedAt, reportedAt.length + 1);
            return ids.length - 1;
        }
        int oldest = 0;
        for (int at = 1; at < CAPACITY; at++) {
            oldest = reportedAt[at] < reportedAt[oldest] ? at : oldest;
        }
        return oldest;
    }

    Uses copy() {
        var copy = new Uses();
        copy.ids = ids.clone();
        copy.reportedAt = reportedAt.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(ids.length);
        for (int at = 0; at < ids.length; at++) {
            out.writeLong(ids[at]);
            out.writeLong(reportedAt[at]);
        }
    }

    static Uses read(DataInputView in) throws IOException {
        var uses = new Uses();
        int size = in.readUnsignedByte();
        uses.ids = new long[size];
        uses.reportedAt = new long[size];
        for (int at = 0; at < size; at++) {
            uses.ids[at] = in.readLong();
            uses.reportedAt[at] = in.readLong();
        }
        return uses;
    }
}
