package io.vigil.sources.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonScanTest {
    @Test
    void passesOverEveryKindOfValue() {
        for (String value : new String[] {
            "{}",
            "[]",
            "\"\"",
            "\"a\\n\\u00e9\\\\\"",
            "\"ö€😀\"",
            "0",
            "-0.5e-3",
            "12",
            "true",
            "false",
            "null",
            " ".repeat(0) + "[ 1 , {\"a\" : [ ] } ]",
            "\"a text that is longer than one word of eight bytes\""
        }) {
            assertThat(scan(value)).as(value).isEqualTo(bytes(value).length);
        }
    }

    @Test
    void stopsBehindTheValue() {
        assertThat(scan("{\"a\":1}{\"b\":2}")).isEqualTo(7);
        assertThat(scan("[1]]")).isEqualTo(3);
    }

    @Test
    void refusesWhatIsNoValue() {
        for (String value : new String[] {
            "",
            "{",
            "[",
            "\"",
            "\"a",
            "nul",
            "tru",
            "-",
            "01x",
            "1.",
            "1e",
            ".5",
            "+1",
            "{1}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "[1,]",
            "[1 2]",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\t\"",
            "\"a\nb\"",
            "{\"a\":1]",
            "[1}",
            "NaN"
        }) {
            assertThat(JsonScan.value(bytes("[" + value + "]"), 0, bytes(value).length + 2))
                    .as(value)
                    .isEqualTo(value.isEmpty() ? 2 : JsonScan.NO);
        }
    }

    @Property(tries = 3000)
    void acceptsNothingThatAParserRefuses(@ForAll("nearlyJson") String text) throws IOException {
        byte[] value = bytes("[" + text + "]");

        int end = JsonScan.value(value, 0, value.length);

        if (end == value.length) {
            assertThat(isJson(value)).as(text).isTrue();
        }
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        return Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\\", "1", "-", ".", "e", "0", "true", "null", " ",
                        "\"a\":", "ö", "\n", "\\u00e9")
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    private static boolean isJson(byte[] value) throws IOException {
        try (var parser = Json.parser(value, 0, value.length)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JsonProcessingException broken) {
            return false;
        }
    }

    private static int scan(String value) {
        return JsonScan.value(bytes(value), 0, bytes(value).length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
