package io.vigil.models.resourcecredentials;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Which uses of a role's credentials were reported lately: each access key and network once an hour, at most 260 bytes. And which of its access keys were
 * used where they belong, by what the tool said: the latest 32, 8 bytes each.
 */
@TypeInfo(StateTypeFactory.class)
public final class Uses {
    static final StateCodec<Uses> CODEC =
            StateCodec.of(2, Uses::write, Uses::read).since(1, Uses::readFirst).copying(Uses::copy);

    private static final int CAPACITY = 16;
    private static final int MOST_KEYS = 32;
    private static final long HOUR = 3_600_000L;

    private long[] ids = new long[0];
    private long[] reportedAt = new long[0];
    /** Hashes of access keys, the latest first. */
    private long[] atHome = new long[0];

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

    boolean isFromHome(long key) {
        for (long known : atHome) {
            if (known == key) {
                return true;
            }
        }
        return false;
    }

    /** Notes that the function, task or pod itself uses the key. */
    void useAtHome(long key) {
        if (!isFromHome(key)) {
            var now = new long[Math.min(MOST_KEYS, atHome.length + 1)];
            now[0] = key;
            System.arraycopy(atHome, 0, now, 1, now.length - 1);
            atHome = now;
        }
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
        copy.atHome = atHome.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(ids.length);
        for (int at = 0; at < ids.length; at++) {
            out.writeLong(ids[at]);
            out.writeLong(reportedAt[at]);
        }
        out.writeByte(atHome.length);
        for (long key : atHome) {
            out.writeLong(key);
        }
    }

    static Uses read(DataInputView in) throws IOException {
        Uses uses = readFirst(in);
        uses.atHome = new long[in.readUnsignedByte()];
        for (int at = 0; at < uses.atHome.length; at++) {
            uses.atHome[at] = in.readLong();
        }
        return uses;
    }

    /** As it was written before tools were asked where they run. */
    private static Uses readFirst(DataInputView in) throws IOException {
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
