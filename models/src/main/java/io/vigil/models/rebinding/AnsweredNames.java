package io.vigil.models.rebinding;

import io.vigil.events.codec.StateCodec;
import io.vigil.events.codec.StateTypeFactory;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The names that one host was lately led outside by, the latest sixteen, each with the time of it: at most 210 bytes. */
@TypeInfo(StateTypeFactory.class)
public final class AnsweredNames {
    static final StateCodec<AnsweredNames> CODEC =
            StateCodec.of(1, AnsweredNames::write, AnsweredNames::read).copying(AnsweredNames::copy);

    private static final int MOST = 16;

    private int[] names = {};
    private long[] times = {};
    private long reportedAt;

    /** Takes in that the name led outside. */
    void ledOutside(int name, long time) {
        int known = place(name);
        if (known >= 0) {
            times[known] = Math.max(times[known], time);
            return;
        }
        int at = names.length < MOST ? names.length : oldest();
        if (at == names.length) {
            names = Arrays.copyOf(names, at + 1);
            times = Arrays.copyOf(times, at + 1);
        }
        names[at] = name;
        times[at] = time;
    }

    private int oldest() {
        int oldest = 0;
        for (int at = 1; at < times.length; at++) {
            oldest = times[at] < times[oldest] ? at : oldest;
        }
        return oldest;
    }

    /** Whether the name led outside at most so many milliseconds before. */
    boolean wasOutside(int name, long time, long within) {
        int at = place(name);
        return at >= 0 && time - times[at] <= within;
    }

    private int place(int name) {
        for (int at = 0; at < names.length; at++) {
            if (names[at] == name) {
                return at;
            }
        }
        return -1;
    }

    long reportedAt() {
        return reportedAt;
    }

    void reported(long time) {
        reportedAt = time;
    }

    AnsweredNames copy() {
        var copy = new AnsweredNames();
        copy.names = names.clone();
        copy.times = times.clone();
        copy.reportedAt = reportedAt;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(reportedAt);
        out.writeByte(names.length);
        for (int at = 0; at < names.length; at++) {
            out.writeInt(names[at]);
            out.writeLong(times[at]);
        }
    }

    static AnsweredNames read(DataInputView in) throws IOException {
        var read = new AnsweredNames();
        read.reportedAt = in.readLong();
        int size = in.readUnsignedByte();
        read.names = new int[size];
        read.times = new long[size];
        for (int at = 0; at < size; at++) {
            read.names[at] = in.readInt();
            read.times[at] = in.readLong();
        }
        return read;
    }
}
