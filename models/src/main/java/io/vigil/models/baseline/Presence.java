package io.vigil.models.baseline;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * On how many days somebody acted. Five bytes.
 *
 * @param days the last one included; no more are counted than fit a byte
 * @param last day since 1970
 */
public record Presence(int days, int last) {
    public static final Presence NONE = new Presence(0, 0);

    private static final int MOST = 255;

    public Presence on(int day) {
        return day > last ? new Presence(Math.min(MOST, days + 1), day) : this;
    }

    public void write(DataOutputView out) throws IOException {
        out.writeByte(days);
        out.writeInt(last);
    }

    public static Presence read(DataInputView in) throws IOException {
        return new Presence(in.readUnsignedByte(), in.readInt());
    }
}
