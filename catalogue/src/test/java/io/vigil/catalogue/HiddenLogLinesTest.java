package io.vigil.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What nobody may read in the log lines of findings. */
class HiddenLogLinesTest {
    private final Problems problems = new Problems();

    @Test
    void fieldsAreNamedByTheirPath() {
        Tuning some = tuning("hide-in-log-lines: [userAgent, 'requestParameters.*']");

        assertThat(some.hides("userAgent")).isTrue();
        assertThat(some.hides("requestParameters.policy.id")).isTrue();
        assertThat(some.hides("requestParameters")).isFalse();
        assertThat(some.hides("")).isFalse();
    }

    @Test
    void aStarHidesWholeLines() {
        assertThat(tuning("hide-in-log-lines: ['*']").hides("")).isTrue();
    }

    @Test
    void nothingIsHiddenUnlessAskedFor() {
        assertThat(Tuning.none().hidesNothing()).isTrue();
    }

    private Tuning tuning(String yaml) {
        return Tuning.read("tuning.yaml", yaml, problems);
    }
}
