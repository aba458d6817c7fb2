package io.vigil.models.baseline;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * When something was reported last, and how much it weighed: for a while, only what weighs so much more is reported. 16 bytes.
 *
 * @param until epoch milliseconds until which that holds
 */
public record LastReport(long until, double weight) {
    public static final LastReport NONE = new LastReport(0, 0);

    /** Whether to report. */
    public boolean admits(double next, double more, long time) {
        return time > until || next >= weight + more;
    }

    public void write(DataOutputView out) throws IOException {
        out.writeLong(until);
        out.writeDouble(weight);
    }

    public static LastReport read(DataInputView in) throws IOException {
        return new LastReport(in.readLong(), in.readDouble());
    }
}
