package io.vigil.models.dnsexfiltration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class SentTest {
    private static final long MINUTE = 60_000;

    /** Or a restore would change a verdict. */
    @Test
    void whoWasWrittenAndReadGoesOnAsIfItHadNotBeen() throws IOException {
        var dice = new Random(1);
        var kept = new Sent(7, 0);
        var read = new Sent(7, 0);
        for (int query = 0; query < 500; query++) {
            long name = dice.nextLong();
            double bytes = dice.nextInt(20, 100);
            kept.add(name, bytes, query * MINUTE);
            read.add(name, bytes, query * MINUTE);
            read = readBack(read);
            assertThat(read.hour()).isEqualTo(kept.hour());
            assertThat(read.day()).isEqualTo(kept.day());
        }
    }

    private static Sent readBack(Sent sent) throws IOException {
        var out = new DataOutputSerializer(64);
        sent.write(out);
        return Sent.read(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
