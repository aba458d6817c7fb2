package io.vigil.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("port-sweep", "credential-theft-exfiltration", "ssh-brute-force");

    @ParameterizedTest
    @CsvSource({
        "port-swep,             port-sweep",
        "Port-Sweep,            port-sweep",
        "credential-theft-exfil, credential-theft-exfiltration",
    })
    void namesTheNearestKnownName(String word, String meant) {
        assertThat(DidYouMean.among(KNOWN, word)).isEqualTo("; did you mean " + meant + "?");
    }

    @Test
    void namesAllWhenNoneIsNearAndTheyAreFew() {
        assertThat(DidYouMean.among(List.of("port-sweep", "port-scan"), "dga"))
                .isEqualTo("; known are port-scan, port-sweep");
    }

    @Test
    void guessesNothingWhenNoneIsNearAndTheyAreManyOrNone() {
        List<String> many =
                IntStream.range(0, 13).mapToObj(each -> "unit-" + each).toList();

        assertThat(DidYouMean.among(many, "dga")).isEmpty();
        assertThat(DidYouMean.among(List.of(), "dga")).isEmpty();
    }

    @Test
    void theDistanceIsTheNumberOfChangedLetters() {
        assertThat(DidYouMean.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(DidYouMean.distance("", "abc")).isEqualTo(3);
    }
}
