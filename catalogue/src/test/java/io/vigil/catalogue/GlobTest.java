package io.vigil.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GlobTest {
    @Property
    void matchesWhatTheSameExpressionMatches(
            @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'b') @Chars({'*', '?', '.'}) String glob,
            @ForAll @StringLength(max = 10) @CharRange(from = 'a', to = 'b') @Chars({'.', '\n'}) String text) {
        String expression = glob.chars()
                .mapToObj(letter ->
                        letter == '*' ? ".*" : letter == '?' ? "." : Pattern.quote(Character.toString(letter)))
                .collect(Collectors.joining());

        assertThat(Glob.of(glob).matches(text))
                .isEqualTo(Pattern.compile(expression, Pattern.DOTALL)
                        .matcher(text)
                        .matches());
    }

    @Test
    void aCharacterBeyondSixteenBitsIsOne() {
        assertThat(Glob.of("a?b").matches("a\ud83d\ude00b")).isTrue();
        assertThat(Glob.of("*?").matches("\ud83d\ude00")).isTrue();
        assertThat(Glob.of("??").matches("\ud83d\ude00")).isFalse();
    }

    @Test
    void manyWildcardsCostNoTime() {
        var glob = Glob.of("*a".repeat(30) + "b");

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(glob.matches("a".repeat(20_000))).isFalse());
    }
}
