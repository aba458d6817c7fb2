package io.vigil.models.requestfloods;

import io.vigil.events.codec.StateCodec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Whom one machine asks most, and with whom it keeps most connections: a byte for machines that do either to nobody in particular, 117 at most. */
final class FloodedHosts {
    static final StateCodec<FloodedHosts> CODEC =
            StateCodec.of(1, FloodedHosts::write, FloodedHosts::read).copying(FloodedHosts::copy);

    private static final int ASKED = 1;
    private static final int HELD = 2;

    private @Nullable Minute asked;
    private @Nullable Minute held;

    Minute asked() {
        Minute known = asked == null ? new Minute() : asked;
        asked = known;
        return known;
    }

    Minute held() {
        Minute known = held == null ? new Minute() : held;
        held = known;
        return known;
    }

    FloodedHosts copy() {
        var copy = new FloodedHosts();
        copy.asked = asked == null ? null : asked.copy();
        copy.held = held == null ? null : held.copy();
        return copy;
    }

    void write(DataOutputView out) throws IOException {
        out.writeByte((asked == null ? 0 : ASKED) | (held == null ? 0 : HELD));
        if (asked != null) {
            asked.write(out);
        }
        if (held != null) {
            held.write(out);
        }
    }

    static FloodedHosts read(DataInputView in) throws IOException {
        var read = new FloodedHosts();
        int there = in.readByte();
        read.asked = (there & ASKED) == 0 ? null : Minute.read(in);
        read.held = (there & HELD) == 0 ? null : Minute.read(in);
        return read;
    }
}
