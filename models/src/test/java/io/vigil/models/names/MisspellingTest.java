package io.vigil.models.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MisspellingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "github", "ithub", "githb", "githu", "xgithub", "githubb", "xithub", "gitjub", "githux", "igthub",
                "githbu"
            })
    void aNameThatIsOneSlipAwayFromAPopularOneIsMistyped(String label) {
        assertThat(Misspelling.isOfPopular(label, "com")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gtihbu", "hubgit", "githubernetes", "qkxvzjwpfhtr", "g"})
    void whatIsFartherAwayIsNot(String label) {
        assertThat(Misspelling.isOfPopular(label, "com")).isFalse();
    }

    @Test
    void hardlyAnyRandomNameIsTakenForOne() {
        var random = new Random(3);
        int taken = 0;
        for (int name = 0; name < 2_000; name++) {
            var label = new StringBuilder();
            random.ints(6, 'a', 'z' + 1).forEach(letter -> label.append((char) letter));
            taken += Misspelling.isOfPopular(label.toString(), "com") ? 1 : 0;
        }

        assertThat(taken).isLessThan(20);
    }
}
