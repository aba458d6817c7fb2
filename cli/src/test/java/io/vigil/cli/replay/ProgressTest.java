package io.vigil.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void aLineTellsEventsPaceAndFindings() {
        assertThat(Progress.line(Map.of("events", 1_200_000L), 12, 30.2))
                .isEqualTo("replaying  1,200,000 events  39,735 a second  12 findings so far  30 s");
    }

    @Test
    void beforeTheFirstCountNothingIsCounted() {
        assertThat(Progress.line(Map.of(), 0, 0)).isEqualTo("replaying  0 events  0 a second  0 findings so far  0 s");
    }
}
