package io.vigil.patterns;

import static io.vigil.patterns.Story.at;
import static io.vigil.patterns.Story.play;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Tactic;
import io.vigil.testkit.GivenSignal;
import org.junit.jupiter.api.Test;

/** What the words of a step mean, in the operator of Flink CEP. */
class StepTest {
    @Test
    void anOptionalStepIsTakenOrLeft() throws Exception {
        String steps = """
                - {step: a, signal: unit-a}
                - {step: b, signal: unit-b, optional: true}
                - {step: c, signal: unit-c}
                """;

        assertThat(play(steps, at("0m", "unit-a"), at("2m", "unit-c"))).hasSize(1);
        assertThat(play(steps, at("0m", "unit-a"), at("1m", "unit-b"), at("2m", "unit-c")))
                .singleElement()
                .extracting(unitCase -> unitCase.evidence().steps().length)
                .isEqualTo(3);
    }

    @Test
    void aStepMayAskForAnotherHandThanTheOwners() throws Exception {
        String steps = """
                - {step: a, signal: unit-a, type: "*", where: {hand: [unknown, stranger, elsewhere]}}
                - {step: b, signal: unit-b}
                """;
        String news = "Any:IAMUser/AnomalousBehavior";

        assertThat(play(steps, at("0m", "unit-a").type(news).tactic(Tactic.PERSISTENCE), at("2m", "unit-b")))
                .isEmpty();
        assertThat(play(steps, at("0m", "unit-a").type(news).tactic(Tactic.DISCOVERY), at("2m", "unit-b")))
                .hasSize(1);
        assertThat(play(steps, at("0m", "unit-a").type("Any:IAM/Own").tactic(Tactic.PERSISTENCE), at("2m", "unit-b")))
                .hasSize(1);
    }

    @Test
    void aStepMayAskForTheProviderOfAnEarlierOne() throws Exception {
        String steps = """
                - {step: a, signal: unit-a}
                - {step: b, signal: unit-b, same: autonomous-system}
                """;

        assertThat(play(
                        steps,
                        at("0m", "unit-a").from("198.51.100.1").asn(64_500),
                        at("2m", "unit-b").from("203.0.113.9").asn(64_500)))
                .hasSize(1);
        assertThat(play(
                        steps,
                        at("0m", "unit-a").asn(64_500),
                        at("2m", "unit-b").asn(64_501)))
                .isEmpty();
    }

    @Test
    void theFirstStepMayBeOptional() throws Exception {
        String steps = """
                - {step: a, signal: unit-a, optional: true}
                - {step: b, signal: unit-b}
                - {step: c, signal: unit-c}
                """;

        assertThat(play(steps, at("1m", "unit-b"), at("2m", "unit-c"))).hasSize(1);
    }

    @Test
    void anAbsentStepBreaksTheSequence() throws Exception {
        String steps = """
                - {step: a, signal: unit-a}
                - {step: b, signal: unit-b, absent: true}
                - {step: c, signal: unit-c}
                """;

        assertThat(play(steps, at("0m", "unit-a"), at("2m", "unit-c"))).hasSize(1);
        assertThat(play(steps, at("0m", "unit-a"), at("1m", "unit-b"), at("2m", "unit-c")))
                .isEmpty();
    }

    @Test
    void absenceAtTheEndHoldsWhenTheWindowHasClosed() throws Exception {
        String steps = """
                - {step: a, signal: unit-a}
                - {step: b, signal: unit-b, absent: true}
                """;

        assertThat(play(steps, at("0m", "unit-a"))).hasSize(1);
        assertThat(play(steps, at("0m", "unit-a"), at("59m", "unit-b"))).isEmpty();
        assertThat(play(steps, at("0m", "unit-a"), at("60m", "unit-b"))).hasSize(1);
    }

    @Test
    void aStrictStepIsTheVeryNextSignalThatIsRead() throws Exception {
        String steps = """
                - {step: a, signal: unit-a}
                - {step: b, signal: [unit-b, unit-c], where: {bucket: "pay*"}, contiguity: strict}
                """;

        assertThat(play(
                        steps,
                        at("0m", "unit-a"),
                        at("1m", "unit-x"),
                        at("2m", "unit-c").bucket("payroll")))
                .hasSize(1);
        assertThat(play(
                        steps,
                        at("0m", "unit-a"),
                        at("1m", "unit-b").bucket("other"),
                        at("2m", "unit-b").bucket("payroll")))
                .isEmpty();
    }

    @Test
    void sameHoldsWithAllEarlierStepsThatTellTheField() throws Exception {
        String steps = """
                - {step: a, signal: unit-a}
                - {step: b, signal: unit-b, contiguity: any}
                - {step: c, signal: unit-c, same: bucket, contiguity: any}
                """;

        GivenSignal theft = at("0m", "unit-a");
        assertThat(play(
                        steps,
                        theft,
                        at("1m", "unit-b").bucket("x"),
                        at("2m", "unit-b").bucket("y"),
                        at("3m", "unit-c").bucket("y")))
                .hasSize(1);
        assertThat(play(
                        steps,
                        theft,
                        at("1m", "unit-b").bucket("x"),
                        at("3m", "unit-c").bucket("y")))
                .isEmpty();
        assertThat(play(steps, theft, at("1m", "unit-b").bucket("x"), at("3m", "unit-c")))
                .isEmpty();
    }

    @Test
    void sameCanNameTheStepItSpeaksOf() throws Exception {
        String steps = """
                - {step: a, signal: unit-a}
                - {step: b, signal: unit-b}
                - {step: c, signal: unit-c, same: [bucket, remote], as: a}
                """;

        assertThat(play(
                        steps,
                        at("0m", "unit-a").bucket("x"),
                        at("1m", "unit-b").bucket("y"),
                        at("2m", "unit-c").bucket("x")))
                .hasSize(1);
        assertThat(play(
                        steps,
                        at("0m", "unit-a").bucket("x"),
                        at("1m", "unit-b"),
                        at("2m", "unit-c").bucket("x").from("192.0.2.1")))
                .isEmpty();
    }

    @Test
    void aLinkTiesWhoActsNowToWhatWasActedOnBefore() throws Exception {
        String steps = """
                - {step: a, signal: unit-a}
                - {step: b, signal: unit-b, linked: {workload: resource-name}}
                """;
        String session = "AROAEXAMPLE:orders";
        String function = "arn:aws:lambda:eu-west-1:111122223333:function:";
        GivenSignal act = at("1m", "unit-b").principal(session);

        assertThat(play(steps, at("0m", "unit-a").principal(session).resource(function + "orders"), act))
                .hasSize(1);
        assertThat(play(steps, at("0m", "unit-a").principal(session).resource(function + "checkout"), act))
                .isEmpty();
        assertThat(play(steps, at("0m", "unit-a").principal(session), act))
                .as("nothing was acted on")
                .isEmpty();
        assertThat(play(
                        steps,
                        at("0m", "unit-a").resource("i-0123456789abcdef0"),
                        at("1m", "unit-b").instance("i-0123456789abcdef0")))
                .hasSize(1);
    }

    @Test
    void aStepCanAskHowGraveAFindingIs() throws Exception {
        String steps = """
                - {step: a, signal: unit-a}
                - {step: b, signal: unit-b, where: {severity: [high, critical]}}
                """;
        GivenSignal first = at("0m", "unit-a");
        GivenSignal second = at("1m", "unit-b").type("Recon:EC2/Portscan");

        assertThat(play(steps, first, second.severity(8))).hasSize(1);
        assertThat(play(steps, first, second.severity(6.9))).isEmpty();
        assertThat(play(steps, first, at("1m", "unit-b"))).isEmpty();
    }

    @Test
    void aStepCanAskForAFindingType() throws Exception {
        String steps = """
                - {step: a, signal: unit-a, type: "Recon:*"}
                - {step: b, signal: unit-b}
                """;

        assertThat(play(steps, at("0m", "unit-a").type("Recon:EC2/Portscan"), at("1m", "unit-b")))
                .hasSize(1);
        assertThat(play(steps, at("0m", "unit-a").type("Impact:EC2/PortSweep"), at("1m", "unit-b")))
                .isEmpty();
        assertThat(play(steps, at("0m", "unit-a"), at("1m", "unit-b"))).isEmpty();
    }
}
