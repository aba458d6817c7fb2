package io.vigil.models.secretharvest;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What one principal read, until what came after is known, and which requests it made meanwhile, again or not: up to 3.4 KB. */
@TypeInfo(StateTypeFactory.class)
public final class ReadingHours {
    static final StateCodec<ReadingHours> CODEC =
            StateCodec.of(1, ReadingHours::write, ReadingHours::read).copying(ReadingHours::copy);

    private static final int MOST = 96;
    /** Who has not asked for something for so long has not asked before. */
    private static final long FORGOTTEN = 3 * 3_600_000L;

    SecretReads harvest = new SecretReads();
    private long[] requests = new long[0];
    /** Epoch milliseconds, by request: the first time and the latest. */
    private long[] firsts = new long[0];

    private long[] lasts = new long[0];

    void see(long request, long time) {
        int at = indexOf(request);
        if (at < 0 && requests.length == MOST) {
            at = stalest();
            requests[at] = request;
            firsts[at] = time;
        } else if (at < 0) {
            at = requests.length;
            resize(at + 1);
            requests[at] = request;
            firsts[at] = time;
        } else if (time - lasts[at] > FORGOTTEN) {
            firsts[at] = time;
        }
        lasts[at] = Math.max(time, lasts[at]);
    }

    /** Requests that were made before a moment and once more after it, so much later at least. */
    int again(long moment, long later) {
        int again = 0;
        for (int at = 0; at < requests.length; at++) {
            again += firsts[at] <= moment && lasts[at] > moment && lasts[at] - firsts[at] >= later ? 1 : 0;
        }
        return again;
    }

    private int indexOf(long request) {
        for (int at = 0; at < requests.length; at++) {
            if (requests[at] == request) {
                return at;
            }
        }
        return -1;
    }

    private int stalest() {
        int stalest = 0;
        for (int at = 1; at < requests.length; at++) {
            stalest = lasts[at] < lasts[stalest] ? at : stalest;
        }
        lasts[stalest] = 0;
        return stalest;
    }

    private void resize(int length) {
        requests = Arrays.copyOf(requests, length);
        firsts = Arrays.copyOf(firsts, length);
        lasts = Arrays.copyOf(lasts, length);
    }

    ReadingHours copy() {
        var copy = new ReadingHours();
        copy.harvest = harvest.copy();
        copy.requests = requests.clone();
        copy.firsts = firsts.clone();
        copy.lasts = lasts.clone();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        harvest.write(out);
        out.writeByte(requests.length);
        for (int at = 0; at < requests.length; at++) {
            out.writeLong(requests[at]);
            out.writeLong(firsts[at]);
            out.writeLong(lasts[at]);
        }
    }

    static ReadingHours read(DataInputView in) throws IOException {
        var hours = new ReadingHours();
        hours.harvest = SecretReads.read(in);
        hours.resize(in.readUnsignedByte());
        for (int at = 0; at < hours.requests.length; at++) {
            hours.requests[at] = in.readLong();
            hours.firsts[at] = in.readLong();
            hours.lasts[at] = in.readLong();
        }
        return hours;
    }
}
