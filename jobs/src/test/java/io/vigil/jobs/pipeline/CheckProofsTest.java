package io.vigil.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Finding;
import io.vigil.findings.Folding;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.ledger.SelfCheck;
import io.vigil.jobs.logs.cloudtrail.CloudTrailLog;
import io.vigil.jobs.proofs.PlayProofs;
import io.vigil.jobs.proofs.Proof;
import io.vigil.testkit.Given;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which proofs are missed, whatever comes first of what other logs, keys and subtasks bring. */
@SuppressWarnings("try") // closing a harness could throw InterruptedException
class CheckProofsTest {
    private static final String LOG = new CloudTrailLog().name();
    private static final String PROVED = "Stealth:IAMUser/CloudTrailLoggingDisabled";
    private static final long HOUR = 3_600_000;

    private OneInputStreamOperatorTestHarness<Finding, Finding> check;

    @BeforeEach
    void begin() throws Exception {
        check = new OneInputStreamOperatorTestHarness<>(new CheckProofs(Detections.shipped(), Set.of(LOG)));
        check.open();
    }

    @Test
    void whatIsPlayedAndNotFoundIsReported() throws Exception {
        time(0);
        played(1);
        allFound(1);
        time(4);
        played(5);
        allFoundBut(PROVED, 5);
        time(8);

        assertThat(reported()).singleElement().asString().contains(PROVED);
    }

    @Test
    void aProofThatComesBeforeTheNewsThatItWasPlayedCounts() throws Exception {
        time(0);
        allFound(1);
        played(1);
        time(4);

        assertThat(reported()).isEmpty();
    }

    @Test
    void whatIsPlayedBeforeAllLogsHaveBegunIsAwaited() throws Exception {
        allFoundBut(PROVED, 1);
        played(1);
        time(0);
        time(4);

        assertThat(reported()).singleElement().asString().contains(PROVED);
    }

    /** Another log begins late, and only then does time: the proofs of this one have come by then. */
    @Test
    void aProofThatComesBeforeAllLogsHaveBegunCounts() throws Exception {
        allFound(1);
        time(0);
        played(1);
        time(4);

        assertThat(reported()).isEmpty();
    }

    private void time(long hour) throws Exception {
        check.processWatermark(new Watermark(Given.MONDAY + hour * HOUR));
    }

    private void played(long hour) throws Exception {
        take(PlayProofs.PLAYED, LOG, hour);
    }

    private void allFound(long hour) throws Exception {
        allFoundBut("", hour);
    }

    private void allFoundBut(String missed, long hour) throws Exception {
        for (Proof proof : Proof.of(Detections.shipped(), new Problems())) {
            if (!proof.type().equals(missed)) {
                take(proof.type(), proof.type(), hour);
            }
        }
    }

    private void take(String type, String about, long hour) throws Exception {
        long time = Given.MONDAY + hour * HOUR;
        Signal signal = new SelfCheck(type, SelfCheck.TOOLS, Proof.ACCOUNT + 0, null, about)
                .signal(Given.MONDAY, time, "title", "description");
        check.processElement(Folding.finding(Folding.fold(null, signal)), time);
    }

    private List<String> reported() throws Exception {
        List<String> titles = check.extractOutputValues().stream()
                .map(finding -> finding.latest().detection().title())
                .toList();
        check.close();
        return titles;
    }
}
