package io.vigil.models.scanning;

import io.vigil.models.baseline.Days;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How many ports of a machine's sweeps, and how many hosts that it scanned, were reported without a week's break: 6 bytes. A scanner that works by the week
 * meets another port first each time.
 */
final class Raised {
    private static final int OFTEN = Byte.MAX_VALUE;
    /** Days without any, after which it begins anew. */
    private static final int BREAK = 7;

    /** Day since 1970 of the latest. */
    private int day;

    private int sweeps;
    private int scans;

    /** @return how many of the same kind there are with this one */
    int count(boolean sweep, long time) {
        int today = Days.of(time);
        if (today - day > BREAK) {
            sweeps = 0;
            scans = 0;
        }
        day = Math.max(day, today);
        if (sweep) {
            sweeps = Math.min(OFTEN, sweeps + 1);
            return sweeps;
        }
        scans = Math.min(OFTEN, scans + 1);
        return scans;
    }

    Raised copy() {
        var copy = new Raised();
        copy.day = day;
        copy.sweeps = sweeps;
        copy.scans = scans;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeInt(day);
        out.writeByte(sweeps);
        out.writeByte(scans);
    }

    static Raised read(DataInputView in) throws IOException {
        var read = new Raised();
        read.day = in.readInt();
        read.sweeps = in.readByte();
        read.scans = in.readByte();
        return read;
    }
}
