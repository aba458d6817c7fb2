package io.vigil.models.anomalousbehavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Observation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SurpriseTest {
    @Test
    void theSharesOfTheScoreAreItsPartsAsTheyCount() {
        // Whole, half, a quarter, and no more: 4 + 2 / 2 + 1 / 4, and 0.75 for what the call is worth.
        var surprise = new Surprise(2, 4, 1, 0.9, 0, 0.75, 0, 6);

        Observation[] shares = surprise.shares();

        assertThat(shares).extracting(Observation::feature).containsExactly("place", "call", "sensitivity", "tool");
        assertThat(shares).extracting(share -> share.values()[0]).containsExactly("0.67", "0.17", "0.13", "0.04");
        assertThat(shares).allMatch(Observation::isShare).noneMatch(Observation::isOfHabits);
    }

    @Test
    void whatIsNotSurprisingHasNoParts() {
        assertThat(Arrays.asList(new Surprise(0, 0, 0, 0, 0, 0, 0, 0).shares())).isEmpty();
    }
}
