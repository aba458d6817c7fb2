package io.vigil.intel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnlistedTextsTest {
    private final UnlistedTexts texts = new UnlistedTexts();

    @Test
    void knowsTheVeryStringThatWasAddedAndNoEqualOne() {
        String name = "www.example.com";
        texts.add(name);

        assertThat(texts.has(name)).isTrue();
        assertThat(texts.has(String.valueOf(name.toCharArray()))).isFalse();
        assertThat(texts.has("mail.example.com")).isFalse();
    }

    @Test
    void forgetsTheOldestOfThoseThatShareAPlace() {
        // "Aa" and "BB" have one hash, and so has each text that is made of as many of them.
        List<String> sharing = IntStream.range(0, 5)
                .mapToObj(at -> "Aa".repeat(at) + "BB" + "Aa".repeat(4 - at))
                .toList();
        sharing.forEach(texts::add);

        assertThat(sharing.stream().map(texts::has)).containsExactly(false, true, true, true, true);
    }
}
