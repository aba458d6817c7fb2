package io.vigil.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredTextTest {
    @Test
    void everyTextComesBackAsItWas() throws IOException {
        String[] texts = {
            "",
            "a",
            "\u00e9\u4e16",
            "\ud83d\ude00",
            "trail\ud800",
            "\udc00trail",
            "\ud83d\ud83d\ude00",
            "x".repeat(63),
            "x".repeat(64),
            "x".repeat(100_000),
            null
        };
        for (String text : texts) {
            var out = new DataOutputSerializer(16);
            StoredText.write(text, out);
            var in = new DataInputDeserializer(out.getCopyOfBuffer());

            assertThat(StoredText.read(in)).isEqualTo(text);
            assertThat(in.available()).isZero();
            assertThat(readWord(out)).isEqualTo(text);
            assertThat(readWord(out)).isEqualTo(text);
            assertThat(word(text)).isEqualTo(out.getCopyOfBuffer());
            assertThat(word(text)).isEqualTo(out.getCopyOfBuffer());
        }
    }

    @Test
    void aWordThatIsReadAgainIsTheSameObject() throws IOException {
        var out = new DataOutputSerializer(16);
        StoredText.write("us-east-1", out);

        assertThat(readWord(out)).isSameAs(readWord(out));
    }

    private static byte[] word(@Nullable String text) throws IOException {
        var out = new DataOutputSerializer(16);
        StoredText.writeWord(text, out);
        return out.getCopyOfBuffer();
    }

    private static @Nullable String readWord(DataOutputSerializer written) throws IOException {
        return StoredText.readWordOrNull(new DataInputDeserializer(written.getCopyOfBuffer()));
    }
}
