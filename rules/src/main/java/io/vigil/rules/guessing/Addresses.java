package io.vigil.rules.guessing;

import io.vigil.events.codec.SmallNumber;
import io.vigil.events.net.Ip;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** How an address is written: one of IPv4 takes eight bytes. */
final class Addresses {
    private Addresses() {}

    static void write(Ip ip, DataOutputView out) throws IOException {
        SmallNumber.write(ip.high(), out);
        SmallNumber.write(ip.low(), out);
    }

    static Ip read(DataInputView in) throws IOException {
        return new Ip(SmallNumber.read(in), SmallNumber.read(in));
    }
}
