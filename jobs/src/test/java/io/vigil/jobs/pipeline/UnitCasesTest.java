package io.vigil.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Signal;
import io.vigil.testkit.PlayedCase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All cases of all units, in one job with the operators of production. */
class UnitCasesTest {
    @TempDir
    private Path folder;

    @Test
    void everyCaseRaisesWhatItExpects() throws Exception {
        List<PlayedCase> cases = PlayedLog.ofAllUnits();

        Map<String, List<Signal>> raised = new PlayedPipeline(PlayedLog::ofAllUnits, folder).play();

        assertThat(cases)
                .isNotEmpty()
                .allSatisfy(played -> assertThat(played.raised(raised.getOrDefault(played.account(), List.of())))
                        .as(
                                "%s: %s",
                                played.unitCase().unit(), played.unitCase().name())
                        .isEqualTo(played.expected()));
    }
}
