package io.vigil.models.mining;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** In which quarters of an hour of the latest sixteen hours something happened. 16 bytes. */
final class Quarters {
    private static final long QUARTER = 15 * 60_000L;

    /** The latest quarter since the epoch; 0 before the first. */
    private long latest;
    /** Bit i: it happened i quarters before. */
    private long seen;

    void see(long time) {
        long quarter = Math.floorDiv(time, QUARTER);
        long later = quarter - latest;
        if (later > 0) {
            seen = later >= Long.SIZE ? 1 : seen << later | 1;
            latest = quarter;
        } else if (-later < Long.SIZE) {
            seen |= 1L << -later;
        }
    }

    /** Of the quarters before a moment, so many as given, in how many it happened. */
    int within(int quarters) {
        return Long.bitCount(seen & (1L << quarters) - 1);
    }

    long latest() {
        return latest;
    }

    Quarters copy() {
        var copy = new Quarters();
        copy.latest = latest;
        copy.seen = seen;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeLong(latest);
        out.writeLong(seen);
    }

    static Quarters read(DataInputView in) throws IOException {
        var quarters = new Quarters();
        quarters.latest = in.readLong();
        quarters.seen = in.readLong();
        return quarters;
    }
}
