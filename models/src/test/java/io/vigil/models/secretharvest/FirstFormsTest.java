package io.vigil.models.secretharvest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.codec.StateCodec;
import io.vigil.events.signals.Signal;
import io.vigil.testkit.Given;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What an earlier build remembered of reads is read. */
class FirstFormsTest {
    private static final int FIRST = 1;

    private final DataOutputSerializer out = new DataOutputSerializer(64);

    @Test
    void ofADoubtOnlyWhatIsKnownBesideItStays() throws IOException {
        out.writeByte(FIRST);
        for (Kind kind : Kind.values()) {
            var reads = new SecretReads();
            reads.usual = kind.code;
            reads.write(out);
            new NewTakings().write(out);
        }
        out.writeBoolean(true);
        out.writeUTF("event");
        out.writeLong(Given.MONDAY);
        out.writeLong(Given.MONDAY);
        out.writeInt(40);
        out.writeInt(40);
        out.writeByte(2);
        out.writeUTF("event-1");
        out.writeUTF("event-2");
        out.writeByte(0);

        ReadingHours hours = ReadingHours.CODEC.read(written());

        assertThat(hours.doubt).isNull();
        assertThat(hours.of(Kind.CODE).usual).isEqualTo(Kind.CODE.code);
    }

    @Test
    void ofASignalTheReaderAndTheMinuteStay() throws IOException {
        ApiCall call =
                Given.apiCall("secretsmanager:GetSecretValue").by("alice").build();
        Signal signal = Given.signal("secret-read")
                .principal(call.principal())
                .at(call.time())
                .build();
        out.writeByte(FIRST);
        StateCodec.of(Signal.class).write(signal, out);

        assertThat(ReadJudged.CODEC.read(written())).isEqualTo(new ReadJudged.OncePerMinute().apply(call));
    }

    private DataInputDeserializer written() {
        return new DataInputDeserializer(out.getSharedBuffer(), 0, out.length());
    }
}
