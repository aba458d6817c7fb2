package io.vigil.models.anomalousbehavior;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a call shows of one attribute.
 *
 * @param key the number that names the value; 0 where the call has none
 * @param learned the principal's profile learnt it today
 * @param begun and had never seen it before
 * @param text of a value that was begun; empty where there is none, or where the key already contains it
 */
record Shown(long key, boolean learned, boolean begun, String text) {
    static final Shown NOTHING = new Shown(0, false, false, "");

    private static final int LEARNED = 1;
    private static final int BEGUN = 2;
    private static final int TEXT = 4;

    void write(DataOutputView out) throws IOException {
        out.writeLong(key);
        out.writeByte((learned ? LEARNED : 0) | (begun ? BEGUN : 0) | (text.isEmpty() ? 0 : TEXT));
        if (!text.isEmpty()) {
            out.writeUTF(text);
        }
    }

    static Shown read(DataInputView in) throws IOException {
        long key = in.readLong();
        int flags = in.readByte();
        String text = (flags & TEXT) == 0 ? "" : in.readUTF();
        return new Shown(key, (flags & LEARNED) != 0, (flags & BEGUN) != 0, text);
    }
}
