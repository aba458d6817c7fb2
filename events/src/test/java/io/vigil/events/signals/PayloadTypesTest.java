package io.vigil.events.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.events.codec.Carried;
import io.vigil.events.codec.StateCodec;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class PayloadTypesTest {
    private static final PayloadTypes KNOWN = new PayloadTypes(List.of(new Type("number", 1)));

    @Test
    void aPayloadIsReadAsItWasWritten() throws IOException {
        assertThat(KNOWN.take(written(KNOWN))).isEqualTo(new Amount(7));
    }

    @Test
    void anIdIsAllThatItTakesMore() throws IOException {
        assertThat(written(KNOWN).available()).isEqualTo(2 + "number".length() + 1 + Integer.BYTES);
    }

    @Test
    void aPayloadOfAnotherReleaseIsNamed() throws IOException {
        var others = new PayloadTypes(List.of(new Type("digits", 1)));

        assertThatThrownBy(() -> KNOWN.take(written(others)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "a novelty with a payload of type digits, which this release does not have; it has [number]");
    }

    @Test
    void aPayloadOfALaterVersionIsRefused() throws IOException {
        var later = new PayloadTypes(List.of(new Type("number", 2)));

        assertThatThrownBy(() -> KNOWN.take(written(later))).hasMessageContaining("state of version 2");
    }

    @Test
    void aClassWithoutTypeSaysWhereToNameOne() {
        assertThatThrownBy(() -> Carried.over(FirstSeenPayload.class, new Amount(7)))
                .hasMessageContaining("META-INF/services/io.vigil.events.signals.PayloadType");
    }

    @Test
    void twoTypesOfOneIdAreRefused() {
        assertThatThrownBy(() -> new PayloadTypes(List.of(new Type("number", 1), new Type("number", 1))))
                .hasMessageContaining("a second type of payload with the id number");
    }

    private static DataInputDeserializer written(PayloadTypes types) throws IOException {
        var out = new DataOutputSerializer(64);
        types.put(new Amount(7), out);
        return new DataInputDeserializer(out.getCopyOfBuffer());
    }

    private record Amount(int value) implements FirstSeenPayload {}

    private record Type(String id, int version) implements PayloadType<Amount> {
        @Override
        public Class<Amount> payload() {
            return Amount.class;
        }

        @Override
        public StateCodec<Amount> codec() {
            return StateCodec.of(
                    version, (number, out) -> out.writeInt(number.value()), in -> new Amount(in.readInt()));
        }
    }
}
