package io.vigil.events.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
    @Test
    void visibleTextStaysAsItIs() {
        assertThat(Printable.of("alice\\bob \"x\" Zoë 李 \ud83d\ude00"))
                .isEqualTo("alice\\bob \"x\" Zoë 李 \ud83d\ude00");
    }

    @ParameterizedTest
    @CsvSource({
        "a line break, 10, \\u000a",
        "a carriage return, 13, \\u000d",
        "a tab, 9, \\u0009",
        "an escape sequence, 27, \\u001b",
        "delete, 127, \\u007f",
        "a control sequence in one byte, 155, \\u009b",
        "a line separator, 8232, \\u2028",
        "an override of the direction, 8238, \\u202e",
        "an isolate, 8294, \\u2066",
        "nothing wide, 8203, \\u200b",
        "half a character, 55296, \\ud800",
        "a private character, 57344, \\ue000",
        "a tag, 917569, \\udb40\\udc41"
    })
    void whatIsNotVisibleIsEscaped(String name, int point, String escape) {
        assertThat(Printable.of("a" + Character.toString(point) + "b")).as(name).isEqualTo("a" + escape + "b");
    }

    @Test
    void halfCharactersAreReplaced() {
        assertThat(WholeCharacters.of("a\ud800b\udc00\ud83d\ude00\ud83d"))
                .isEqualTo("a\ufffdb\ufffd\ud83d\ude00\ufffd");
        assertThat(WholeCharacters.of("a\ud83d\ude00")).isEqualTo("a\ud83d\ude00");
    }
}
