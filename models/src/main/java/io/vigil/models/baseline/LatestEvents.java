package io.vigil.models.baseline;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Hashes of the latest events of some kind, so many: 8 bytes for each, whether it is there or not. */
public final class LatestEvents {
    /** Latest first; 0 for none. */
    private final long[] hashes;

    /** @param most that are remembered */
    public LatestEvents(int most) {
        hashes = new long[most];
    }

    public void add(long event) {
        System.arraycopy(hashes, 0, hashes, 1, hashes.length - 1);
        hashes[0] = event;
    }

    public boolean have(long event) {
        return Arrays.stream(hashes).anyMatch(known -> known == event);
    }

    public LatestEvents copy() {
        var copy = new LatestEvents(hashes.length);
        System.arraycopy(hashes, 0, copy.hashes, 0, hashes.length);
        return copy;
    }

    public void write(DataOutputView out) throws IOException {
        for (long event : hashes) {
            out.writeLong(event);
        }
    }

    /** @param most as when it was written */
    public static LatestEvents read(int most, DataInputView in) throws IOException {
        var read = new LatestEvents(most);
        for (int at = 0; at < most; at++) {
            read.hashes[at] = in.readLong();
        }
        return read;
    }
}
