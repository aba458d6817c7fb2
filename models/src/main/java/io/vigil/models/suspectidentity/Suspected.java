package io.vigil.models.suspectidentity;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Somebody whose credentials are probably in other hands.
 *
 * @param principal as its calls name it
 * @param since epoch milliseconds of what was noticed last
 * @param address from where; empty when not known
 * @param why finding type
 */
record Suspected(String principal, long since, String address, String why) {
    void write(DataOutputView out) throws IOException {
        out.writeUTF(principal);
        out.writeLong(since);
        out.writeUTF(address);
        out.writeUTF(why);
    }

    static Suspected read(DataInputView in) throws IOException {
        return new Suspected(in.readUTF(), in.readLong(), in.readUTF(), in.readUTF());
    }
}
