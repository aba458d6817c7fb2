package io.vigil.sources.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Property(tries = 3000)
    void saysWhatAParserReads(@ForAll("written") String written) throws IOException {
        byte[] value = ('"' + written + '"').getBytes(StandardCharsets.UTF_8);
        try (var parser = Json.parser(value, 0, value.length)) {
            parser.nextToken();

            assertThat(said(written))
                    .as(written)
                    .isEqualTo(new String(parser.getText().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
    }

    @Provide
    Arbitrary<String> written() {
        return Arbitraries.of(
                        "\\\"",
                        "\\\\",
                        "\\/",
                        "\\n",
                        "\\t",
                        "\\b",
                        "\\f",
                        "\\r",
                        "\\u0041",
                        "\\u00e9",
                        "\\u20AC",
                        "\\ud83d",
                        "\\ude00",
                        "\\ud83d\\ude00",
                        "a",
                        "ö€",
                        "😀",
                        "some longer text",
                        "{",
                        ":")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property
    void readsBackWhatAnEncoderWrites(@ForAll String text) {
        String sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(said(new String(JsonStringEncoder.getInstance().quoteAsString(sound))))
                .isEqualTo(sound);
    }

    @Property(tries = 3000)
    void refusesWhatTheScanRefuses(
            @ForAll("written") String written, @ForAll @IntRange(max = 60) int at, @ForAll byte other) {
        byte[] bytes = ('"' + written + '"').getBytes(StandardCharsets.UTF_8);
        bytes[Math.min(at, bytes.length - 1)] = other;

        assertThat(new JsonText(bytes, bytes.length).read(1))
                .as(written)
                .isEqualTo(JsonScan.text(bytes, 1, bytes.length));
    }

    @Test
    void doesNotCopyATextWithoutEscapes() {
        byte[] bytes = "\"plain ö\"".getBytes(StandardCharsets.UTF_8);
        var text = new JsonText(bytes, bytes.length);

        text.read(1);

        assertThat(text.text().bytes()).isSameAs(bytes);
    }

    @Test
    void growsWithTheText() {
        String written = "\\n" + "0123456789".repeat(5_000);

        assertThat(said(written)).isEqualTo(written.replace("\\n", "\n"));
    }

    private static String said(String written) {
        byte[] bytes = (written + '"').getBytes(StandardCharsets.UTF_8);
        var text = new JsonText(bytes, bytes.length);
        assertThat(text.read(0)).isEqualTo(bytes.length - 1);
        Slice said = text.text();
        return new String(said.bytes(), said.from(), said.length(), StandardCharsets.UTF_8);
    }
}
