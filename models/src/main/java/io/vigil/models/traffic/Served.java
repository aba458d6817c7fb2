package io.vigil.models.traffic;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How often machines of the own network asked this one to pass something on, be it mail or a question for a name: 3 bytes. */
final class Served {
    /** Days without any, after which it serves nobody. */
    private static final int KEPT = 7;

    private static final int ENOUGH = 3;

    private int times;
    /** Day since 1970 of the latest. */
    private int day;

    void ask(int today) {
        times = today - day > KEPT ? 1 : Math.min(ENOUGH, times + 1);
        day = today;
    }

    boolean isServer(int today) {
        return times >= ENOUGH && today - day <= KEPT;
    }

    Served copy() {
        var copy = new Served();
        copy.times = times;
        copy.day = day;
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte(times);
        out.writeShort(day);
    }

    static Served read(DataInputView in) throws IOException {
        var read = new Served();
        read.times = in.readByte();
        read.day = in.readUnsignedShort();
        return read;
    }
}
