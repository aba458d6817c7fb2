package io.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.findings.Finding;
import io.vigil.findings.GuardDutyJson;
import io.vigil.jobs.detections.DetectionFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectionsOfJobTest {
    private final DetectionsOfJob detections =
            new DetectionsOfJob(new DetectionFiles(List.of(), null, null), new Problems());

    @Test
    void parametersAreAsShippedUntilTheTuningFileChangesThem() {
        String tuning = "parameters:\n  ssh-brute-force.per-hour: 50\n";

        var shipped = detections.tunables("ssh-brute-force", "");
        var tuned = detections.tunables("ssh-brute-force", tuning);

        assertThat(shipped).isNotEmpty().allSatisfy(each -> {
            assertThat(each.tuned()).isFalse();
            assertThat(each.value()).isEqualTo(each.standard());
            assertThat(each.why()).isNotBlank();
        });
        assertThat(tuned).filteredOn(each -> each.tuned()).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("per-hour");
            assertThat(each.value()).isEqualTo("50");
        });
    }

    @Test
    void aTuningFileThatAJobRefusesChangesNothing() {
        assertThat(detections.tunables("ssh-brute-force", "parameters:\n  ssh-brute-force.per-hour: many\n"))
                .allMatch(each -> !each.tuned());
    }

    @Test
    void everyFindingTypeHasASampleThatSaysSo() {
        Map<String, Finding> samples =
                detections.samples("111122223333", "eu-west-1", Instant.parse("2025-06-12T12:00:00Z"));

        assertThat(samples).hasSizeGreaterThan(150).containsKey("AttackSequence:S3/CompromisedData");
        assertThat(samples.values())
                .allSatisfy(sample -> assertThat(GuardDutyJson.of(sample))
                        .contains("\"title\":\"[SAMPLE] ", "\"sample\":true", "\"type\":\"" + sample.type() + "\""));
        assertThat(samples.values()).extracting(Finding::id).doesNotHaveDuplicates();
    }
}
