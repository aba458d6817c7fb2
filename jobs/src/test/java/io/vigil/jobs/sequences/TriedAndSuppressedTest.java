package io.vigil.jobs.sequences;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.jobs.detections.Detections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user tries, and which steps a user knows better about. */
class TriedAndSuppressedTest {
    private static final String STORY = """
            key: principal
            within: 1h
            sequence:
            - {step: a, signal: unit-a}
            - {step: b, signal: unit-b}
            """;

    @Test
    void aSuppressedStepIsNotFilledUntilTheSuppressionExpires() throws Exception {
        String tuning = """
                suppress:
                - {step: story.a, principal: deployer, expires: 2026-01-05, why: "known"}
                - {step: story.a, principal: scanner, expires: 2030-01-01, why: "known"}
                """;

        assertThat(found(tuning, "scanner")).isZero();
        assertThat(found(tuning, "deployer")).as("expired").isEqualTo(1);
        assertThat(found(tuning, "alice")).isEqualTo(1);
    }

    @Test
    void sequencesDoNotSeeWhatAUnitFindsThatIsOnlyTried() throws Exception {
        assertThat(found("dry-run: [unit-a]\n", "alice")).isZero();
    }

    @Test
    void aUnitSaysItselfThatItIsTried() {
        assertThat(SequenceHost.story(STORY, "mode: dry-run\n" + STORY).dryRuns())
                .containsExactly("story-1");
    }

    @Test
    void aStepOfNobodyIsAMistake() {
        var problems = new Problems();
        Tuning tuning = Tuning.read(
                "tuning.yaml", "suppress: [{step: stroy.a, principal: x, expires: 2030-01-01, why: y}]", problems);

        tuning.check(List.of(), problems);

        assertThat(problems.toString()).contains("suppress[0].step = stroy.a", "expected unit-id.step");
    }

    private static int found(String tuning, String principal) throws Exception {
        var problems = new Problems();
        Detections story = SequenceHost.story(STORY);
        var detections = new Detections(
                story.rules(), story.models(), story.patterns(), Tuning.read("tuning.yaml", tuning, problems));
        problems.throwIfAny();
        try (SequenceHost host = SequenceHost.of(detections, null)) {
            host.feed(signal("unit-a").principal(principal).at("1m").event("e1").build());
            host.feed(signal("unit-b").principal(principal).at("2m").event("e2").build());
            host.watermark(Long.MAX_VALUE);
            return host.matches().size();
        }
    }
}
