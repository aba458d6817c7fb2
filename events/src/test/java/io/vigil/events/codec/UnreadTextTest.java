package io.vigil.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnreadTextTest {
    static Stream<String> texts() {
        return Stream.of(
                "",
                "a",
                "\u00e9\u4e16\ud83d\ude00",
                "trail\ud800",
                "x".repeat(62),
                "x".repeat(63),
                "x".repeat(64),
                "x".repeat(8191),
                "x".repeat(8192),
                "\u4e16".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isWrittenAsTheTextItIs(String text) throws IOException {
        var asText = new DataOutputSerializer(16);
        StoredText.write(text, asText);

        var unread = new DataOutputSerializer(16);
        UnreadText.of(text).write(unread);

        assertThat(unread.getCopyOfBuffer()).isEqualTo(asText.getCopyOfBuffer());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void comesBackAsItWas(String text) throws IOException {
        var written = new DataOutputSerializer(16);
        UnreadText.of(text).write(written);
        var in = new DataInputDeserializer(written.getCopyOfBuffer());

        UnreadText read = UnreadText.read(in);

        assertThat(in.available()).isZero();
        assertThat(read).isEqualTo(UnreadText.of(text)).hasToString(text);
        assertThat(read.isEmpty()).isEqualTo(text.isEmpty());
    }

    @Test
    void isTheSameOfAPartOfSomeBytesAsOfTheirText() {
        byte[] bytes = ("[" + "\u4e16".repeat(50) + "]").getBytes(StandardCharsets.UTF_8);

        assertThat(UnreadText.ofUtf8(bytes, 1, bytes.length - 1)).isEqualTo(UnreadText.of("\u4e16".repeat(50)));
        assertThat(UnreadText.ofUtf8(bytes, 3, 3)).isEqualTo(UnreadText.EMPTY);
    }

    @Test
    void aTextThatIsMissingIsRefused() throws IOException {
        var written = new DataOutputSerializer(16);
        StoredText.write(null, written);
        var in = new DataInputDeserializer(written.getCopyOfBuffer());

        assertThatThrownBy(() -> UnreadText.read(in)).isInstanceOf(IOException.class);
    }
}
