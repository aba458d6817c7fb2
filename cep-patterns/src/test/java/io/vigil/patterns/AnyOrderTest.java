package io.vigil.patterns;

import static io.vigil.patterns.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Tactic;
import io.vigil.patterns.engine.Match;
import io.vigil.patterns.engine.Runs;
import io.vigil.patterns.engine.SequenceEngine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps in any order, steps that come several times, and steps that name no unit. */
class AnyOrderTest {
    private static final String GROUP = """
            - step: preparation
              in-any-order:
              - {step: key, signal: unit-key}
              - {step: door, signal: unit-door}
            - {step: harm, signal: unit-harm}
            """;

    @Test
    void theMembersOfAGroupComeInAnyOrderAndKeepTheirNames() throws Exception {
        var forth = Story.play(GROUP, at("1m", "unit-key"), at("2m", "unit-door"), at("3m", "unit-harm"));
        var back = Story.play(GROUP, at("1m", "unit-door"), at("2m", "unit-key"), at("3m", "unit-harm"));

        assertThat(forth.get(0).evidence().steps())
                .extracting(SequenceStep::step)
                .containsExactly("key", "door", "harm");
        assertThat(back.get(0).evidence().steps())
                .extracting(SequenceStep::step)
                .containsExactly("door", "key", "harm");
    }

    @Test
    void oneMemberTwiceIsNotTheGroup() throws Exception {
        assertThat(Story.play(GROUP, at("1m", "unit-key"), at("2m", "unit-key"), at("3m", "unit-harm")))
                .isEmpty();
    }

    @Test
    void aSignalThatFitsSeveralMembersLeavesTheOthersTheirs() throws Exception {
        String steps = """
                - step: both
                  in-any-order:
                  - {step: wide, signal: [unit-key, unit-door]}
                  - {step: narrow, signal: unit-key}
                """;

        assertThat(Story.play(steps, at("1m", "unit-key"), at("2m", "unit-door")))
                .hasSize(1);
        assertThat(Story.play(steps, at("1m", "unit-door"), at("2m", "unit-door")))
                .isEmpty();
    }

    @Test
    void aStepThatComesThreeTimesNeedsThree() throws Exception {
        String steps = """
                - {step: trial, signal: unit-trial, times: 3}
                - {step: harm, signal: unit-harm}
                """;

        assertThat(Story.play(steps, at("1m", "unit-trial"), at("2m", "unit-trial"), at("3m", "unit-harm")))
                .isEmpty();
        assertThat(Story.play(
                                steps,
                                at("1m", "unit-trial"),
                                at("2m", "unit-trial"),
                                at("3m", "unit-trial"),
                                at("4m", "unit-harm"))
                        .get(0)
                        .evidence()
                        .steps())
                .extracting(SequenceStep::step)
                .containsExactly("trial", "trial", "trial", "harm");
    }

    @Test
    void aStepThatNamesNoUnitTakesWhateverFindingFits() throws Exception {
        String steps = """
                - {step: way-in, where: {tactic: INITIAL_ACCESS}}
                - {step: harm, type: "Impact:*", where: {effect: delete}}
                """;

        assertThat(Story.play(
                        steps,
                        at("1m", "some").type("InitialAccess:IAMUser/X").tactic(Tactic.INITIAL_ACCESS),
                        at("2m", "other")
                                .type("Impact:S3/Y")
                                .tactic(Tactic.IMPACT)
                                .api("DeleteBucket")))
                .hasSize(1);
        assertThat(Story.play(
                        steps,
                        at("1m", "some").tactic(Tactic.INITIAL_ACCESS),
                        at("2m", "other")
                                .type("Impact:S3/Y")
                                .tactic(Tactic.IMPACT)
                                .api("DeleteBucket")))
                .as("a building block is no finding")
                .isEmpty();
    }

    @Test
    void aCompleteSequenceIsToldAtOnceThoughAnEarlierBeginningIsStillOpen() throws Exception {
        String steps = """
                - {step: harm, signal: unit-harm}
                - {step: demand, signal: unit-note, same: bucket}
                """;
        var sequence = Story.compile(steps, "principal", "past-last-event", "default: 1h");
        var engine = new SequenceEngine(List.of(sequence));
        var runs = new Runs();
        var told = new ArrayList<Match>();

        engine.follow(
                runs,
                SequenceKey.PRINCIPAL,
                List.of(
                        at("1m", "unit-harm").bucket("one").build(),
                        at("2m", "unit-harm").bucket("two").build(),
                        at("3m", "unit-note").bucket("two").build()),
                told::add);

        assertThat(told).hasSize(1);
    }
}
