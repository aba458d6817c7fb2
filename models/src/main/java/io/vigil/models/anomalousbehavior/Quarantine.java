package io.vigil.models.anomalousbehavior;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Values that came with an improbable call: for a day nothing is learnt of them. The oldest makes room. */
final class Quarantine {
    private static final int CAPACITY = 8;
    private static final long LENGTH = 86_400_000L;
    private static final long[] NONE = {};

    private long[] values = NONE;
    private long[] since = NONE;

    void hold(long value, long time) {
        if (at(value) >= 0) {
            return;
        }
        int from = values.length == CAPACITY ? 1 : 0;
        values = Arrays.copyOfRange(values, from, values.length + 1);
        since = Arrays.copyOfRange(since, from, since.length + 1);
        values[values.length - 1] = value;
        since[since.length - 1] = time;
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    boolean holds(long value) {
        return at(value) >= 0;
    }

    /** Lets the value go if its day is over. */
    boolean releases(long value, long time) {
        int at = at(value);
        if (time - since[at] < LENGTH) {
            return false;
        }
        values = without(values, at);
        since = without(since, at);
        return true;
    }

    private static long[] without(long[] all, int at) {
        long[] rest = Arrays.copyOf(all, all.length - 1);
        System.arraycopy(all, at + 1, rest, at, rest.length - at);
        return rest;
    }

    private int at(long value) {
        for (int at = 0; at < values.length; at++) {
            if (values[at] == value) {
                return at;
            }
        }
        return -1;
    }

    Quarantine copy() {
        var copy = new Quarantine();
        copy.values = values; // replaced as a whole, never changed in place
        copy.since = since;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(values.length);
        for (int at = 0; at < values.length; at++) {
            out.writeLong(values[at]);
            out.writeLong(since[at]);
        }
    }

    static Quarantine read(DataInputView in) throws IOException {
        var quarantine = new Quarantine();
        int size = in.readUnsignedByte();
        quarantine.values = new long[size];
        quarantine.since = new long[size];
        for (int at = 0; at < size; at++) {
            quarantine.values[at] = in.readLong();
            quarantine.since[at] = in.readLong();
        }
        return quarantine;
    }
}
