package io.vigil.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.findings.Evidence;
import io.vigil.findings.Finding;
import io.vigil.testkit.Given;
import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatestFindingsTest {
    private OneInputStreamOperatorTestHarness<Finding, Finding> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(new LatestFindings());
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void ofAllThatAFindingWasWithinASecondOnlyTheLastIsPassedOn() throws Exception {
        tell("one", 1);
        tell("other", 1);
        tell("one", 2);

        assertThat(passedOn()).isEmpty();
        harness.setProcessingTime(LatestFindings.WAIT_MILLIS);
        assertThat(passedOn()).containsExactly("one 2", "other 1");
    }

    @Test
    void whatComesAfterThatSecondWaitsForTheNext() throws Exception {
        tell("one", 1);
        harness.setProcessingTime(LatestFindings.WAIT_MILLIS);
        tell("one", 2);
        harness.setProcessingTime(2 * LatestFindings.WAIT_MILLIS);

        assertThat(passedOn()).containsExactly("one 1", "one 2");
    }

    @Test
    void nothingWaitsAcrossACheckpointOrTheEnd() throws Exception {
        tell("one", 1);
        harness.prepareSnapshotPreBarrier(1);
        assertThat(passedOn()).containsExactly("one 1");

        tell("one", 2);
        harness.getOperator().finish();
        assertThat(passedOn()).containsExactly("one 1", "one 2");
    }

    @Test
    void manyDoNotWaitForTheSecond() throws Exception {
        for (int number = 0; number < LatestFindings.FULL; number++) {
            tell("finding " + number, 1);
        }

        assertThat(passedOn()).hasSize(LatestFindings.FULL);
    }

    private List<String> passedOn() {
        return harness.extractOutputValues().stream()
                .map(finding -> finding.id() + ' ' + finding.count())
                .toList();
    }

    private void tell(String id, long count) throws Exception {
        var signal = Given.signal("unit").type("Impact:EC2/Portsweep").build();
        harness.processElement(new Finding(id, signal, 0, 5, false, count, 0, 0, 0, Evidence.NONE, false), 0);
    }
}
