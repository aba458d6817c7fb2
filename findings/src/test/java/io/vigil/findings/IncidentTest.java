package io.vigil.findings;

import static io.vigil.findings.Signals.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Subject;
import io.vigil.events.signals.Tactic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One incident, one finding, however many sequences it shows. */
class IncidentTest {
    private static final Signal STOP = Signals.call();
    private static final Signal KEY = Signals.anomaly("CreateAccessKey", NOON + 1000, "event-5");
    private static final String TAKEOVER = "AttackSequence:IAM/ConsoleTakeover.Vigil";
    private static final String DATA = "AttackSequence:S3/CompromisedData";

    @Test
    void sequencesOfOnePrincipalAreOneFindingWhateverTheirTypeRegionAndAccount() {
        var takeover = sequence(TAKEOVER, Tactic.PERSISTENCE, STOP, KEY).signal();
        var data = sequence(DATA, Tactic.EXFILTRATION, STOP, KEY).region("us-east-1");

        assertThat(Folding.keyOf(data.signal())).isEqualTo(Folding.keyOf(takeover));
        assertThat(Folding.keyOf(data.signal()
                        .withRoot("111122223333/" + takeover.subject().principal())))
                .isEqualTo(Folding.keyOf(takeover));
        assertThat(Folding.keyOf(takeover.withRoot("999988887777/somebody"))).isNotEqualTo(Folding.keyOf(takeover));
    }

    @Test
    void whatIsDoneWithTheCredentialsOfAnInstanceIsTheIncidentOfTheInstance() {
        var mining = new Draft(
                        "group",
                        "AttackSequence:EC2/CompromisedInstanceGroup",
                        Signals.query().subject(),
                        Signals.query().remote())
                .signal();
        var assumed = sequence(DATA, Tactic.EXFILTRATION, STOP).signal();

        assertThat(Folding.keyOf(Signals.sequence("a"))).isEqualTo(Folding.keyOf(mining));
        assertThat(Folding.keyOf(assumed.withRoot("111122223333/AROAEXAMPLE:i-0123456789abcdef0")))
                .isEqualTo(Folding.keyOf(mining));
    }

    @Test
    void whoeverWorksOnAnInstanceIsNotTheInstance() {
        var alice = Signals.call().subject();
        var onHost = new Subject(
                alice.principal(),
                alice.principalId(),
                alice.userType(),
                alice.userName(),
                alice.accessKey(),
                "i-0123456789abcdef0",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        var own = sequence(TAKEOVER, Tactic.PERSISTENCE, STOP).signal();

        assertThat(Folding.keyOf(Draft.like(own, onHost).signal())).isEqualTo(Folding.keyOf(own));
    }

    @Test
    void theSequenceThatShowsTheAttackerFurthestLeadsAndTheOthersAreListed() {
        var data = sequence(DATA, Tactic.EXFILTRATION, STOP, KEY).signal();
        var takeover = Draft.like(
                        sequence(TAKEOVER, Tactic.PERSISTENCE, STOP, KEY).signal())
                .severity(9)
                .at(NOON + 60_000, "event-6")
                .signal();

        var finding = Folding.finding(FoldingTest.fold(data, takeover));

        assertThat(finding.type()).isEqualTo(DATA);
        assertThat(finding.count()).isEqualTo(2);
        assertThat(finding.updatedAt()).isEqualTo(NOON + 60_000);
        assertThat(finding.lastSeen()).isEqualTo(NOON + 60_000);
        assertThat(finding.evidence().chapters()).extracting(Chapter::type).containsExactlyInAnyOrder(DATA, TAKEOVER);
        assertThat(GuardDutyJson.of(finding)).contains("\"additionalSequenceTypes\":[\"" + TAKEOVER + "\"]");
    }

    @Test
    void aSignalThatIsAMemberOfSeveralSequencesIsListedOnce() {
        var data = sequence(DATA, Tactic.EXFILTRATION, STOP, KEY).signal();
        var takeover = sequence(TAKEOVER, Tactic.PERSISTENCE, STOP, KEY).signal();

        var json = GuardDutyJson.of(Folding.finding(FoldingTest.fold(data, takeover)));

        assertThat(json.split("\"name\":\"" + KEY.detection().type() + "\"")).hasSize(2);
    }

    /** @param members each fills a step that only this sequence has */
    private static Draft sequence(String type, Tactic tactic, Signal... members) {
        var steps = List.of(members).stream()
                .map(member -> SequenceStep.of("of " + type, member))
                .toArray(SequenceStep[]::new);
        return new Draft("unit of " + type, type, STOP.subject(), STOP.remote())
                .tactic(tactic)
                .severity(9)
                .steps(steps);
    }
}
