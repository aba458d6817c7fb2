package io.vigil.models.dga;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.models.names.RegisteredDomain;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The training in miniature, with names written for it. */
class RetrainingTest {
    private static final List<String> PLACES = List.of(
            "garden", "river", "harbour", "meadow", "castle", "valley", "bridge", "forest", "market", "island",
            "station", "village");
    private static final List<String> TRADES = List.of(
            "bakery", "travel", "music", "tools", "books", "bikes", "hotel", "clinic", "school", "design", "photos",
            "news");

    private final Words words = new Words(
            PLACES.stream().mapToInt(word -> Words.hash(word, true)).distinct().toArray());

    @Test
    void learnsToTellNamesOfPeopleFromThoseOfAGeneratorItHasMet() {
        NameScorer scorer = trained().scorer();

        assertThat(innocent(7))
                .allSatisfy(name -> assertThat(score(scorer, name)).isNegative());
        assertThat(generated(7))
                .allSatisfy(name -> assertThat(score(scorer, name)).isPositive());
    }

    @Test
    void learnsTheSameBytesAgain() throws IOException {
        assertThat(bytes(trained())).isEqualTo(bytes(trained()));
    }

    @Test
    void cutsALabelIntoItsWords() {
        Segments segments = Segments.of("rivercastle-x9island", words);

        assertThat(segments.words).isEqualTo(3);
        assertThat(segments.left).isEqualTo(2);
        assertThat(segments.hyphens).isEqualTo(1);
    }

    private NameTrainer trained() {
        return new NameTrainer(words).learn(innocent(1), Map.of(Kind.LETTERS, List.of(generated(1))));
    }

    private static double score(NameScorer scorer, RegisteredDomain name) {
        return scorer.logits(name.label(), name.suffix())[Kind.LETTERS.ordinal()];
    }

    private static byte[] bytes(NameTrainer trainer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        trainer.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static List<RegisteredDomain> innocent(long seed) {
        var random = new Random(seed);
        List<RegisteredDomain> names = new ArrayList<>();
        for (int left = 300; left > 0; left--) {
            String place = PLACES.get(random.nextInt(PLACES.size()));
            names.add(new RegisteredDomain(place + TRADES.get(random.nextInt(TRADES.size())), "com"));
        }
        return names;
    }

    private static List<RegisteredDomain> generated(long seed) {
        var random = new Random(seed);
        List<RegisteredDomain> names = new ArrayList<>();
        for (int left = 300; left > 0; left--) {
            names.add(new RegisteredDomain(GeneratedNames.LETTERS_AND_DIGITS.label(random), "com"));
        }
        return names;
    }
}
