package io.vigil.models.compromisedcredentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.ListHit;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.SequenceStep;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalEvidence;
import io.vigil.events.signals.StrangeNetwork;
import io.vigil.events.signals.Tactic;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenSignal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandTest {
    private static final long HOUR = 3_600_000L;
    private static final Observation HOME = network(false, Frequency.FREQUENT, "192.0.2.0/24");
    private static final Observation NEVER_BEFORE = network(true, Frequency.UNSEEN, "198.51.100.0/24");
    private static final Observation ONCE = network(false, Frequency.RARE, "203.0.113.0/24");
    private static final Observation NOW_AND_THEN = network(true, Frequency.RARE, "203.0.113.0/24");
    private static final Observation SINCE_YESTERDAY = network(true, Frequency.RARE, "198.51.100.0/24");

    private final CompromisedCredentials detector = PlayedEvidence.detector();

    @Test
    void threeNewKindsOfThingsFromHomeAreANewDuty() {
        assertThat(newDuty(HOME)).isEmpty();
    }

    @Test
    void theSameFromWhereThePrincipalNeverCameFromAreAStory() {
        assertThat(newDuty(HOME, NEVER_BEFORE)).hasSize(1);
    }

    @Test
    void whoIsNewOrAlwaysElsewhereIsNowhereAtHome() {
        assertThat(newDuty(NEVER_BEFORE)).isEmpty();
        assertThat(newDuty(NEVER_BEFORE, ONCE)).isEmpty();
        assertThat(newDuty(NEVER_BEFORE, network(false, Frequency.INFREQUENT, "198.51.100.0/24")))
                .isEmpty();
    }

    @Test
    void aPipelineThatComesFromOneOfManyNetworksIsAtHome() {
        assertThat(newDuty(HOME, NOW_AND_THEN)).isEmpty();
    }

    @Test
    void whoCameFromSeveralNetworksOnceComesFromOneMore() {
        assertThat(newDuty(HOME, ONCE, NEVER_BEFORE)).hasSize(1);
        assertThat(newDuty(HOME, ONCE, network(false, Frequency.RARE, "100.64.0.0/24"), NEVER_BEFORE))
                .isEmpty();
    }

    @Test
    void aNetworkThatIsNewThisWeekIsNotThePrincipalsOwnYet() {
        assertThat(newDuty(HOME, SINCE_YESTERDAY)).isEmpty();
        assertThat(newDuty(HOME, SINCE_YESTERDAY, StrangeNetwork.recent("198.51.100.0/24")))
                .hasSize(1);
    }

    @Test
    void threeKindsOfThingsOfOneVisitAreAStoryFromElsewhereAndOneThingAtHome() {
        assertThat(visit(HOME)).isEmpty();
        assertThat(visit(HOME, NEVER_BEFORE)).hasSize(1);
    }

    @Test
    void anIntruderWhoIsNamedStaysOneWhenTheSameEventShowsAHeavierDeed() {
        Signal deed = rule("vault-emptied", Tactic.PERSISTENCE, 8, 0).build();
        Signal harm = rule("vault-opened", Tactic.EXFILTRATION, 8, 3).build();

        assertThat(PlayedEvidence.follow(detector, List.of(deed, harm))).isEmpty();
        assertThat(PlayedEvidence.follow(
                        detector,
                        List.of(
                                rule("made-by-a-suspect", Tactic.INITIAL_ACCESS, 5, 0)
                                        .build(),
                                deed,
                                harm)))
                .hasSize(1);
    }

    private List<Signal> visit(Observation... places) {
        return PlayedEvidence.follow(
                detector,
                List.of(
                        news(Tactic.PERSISTENCE, 0, places),
                        news(Tactic.DEFENSE_EVASION, 0, places),
                        news(Tactic.PRIVILEGE_ESCALATION, 0, places),
                        rule("fence-lowered", Tactic.DEFENSE_EVASION, 2, 0)
                                .score(2)
                                .build()));
    }

    private static GivenSignal rule(String unit, Tactic tactic, double severity, int hour) {
        return Given.signal(unit)
                .type("Any:IAM/Own")
                .tactic(tactic)
                .severity(severity)
                .principal("alice")
                .event("of-hour-" + hour)
                .at(Given.MONDAY + hour * HOUR);
    }

    /** None of it is harm, or a way in. */
    private List<Signal> newDuty(Observation... places) {
        List<Signal> day = new ArrayList<>();
        day.add(news(Tactic.PERSISTENCE, 0, places));
        day.add(news(Tactic.DEFENSE_EVASION, 3, places));
        day.add(Given.signal("somebodys-rule")
                .type("PrivilegeEscalation:IAM/Own")
                .tactic(Tactic.PRIVILEGE_ESCALATION)
                .severity(8)
                .principal("alice")
                .at(Given.MONDAY + 6 * HOUR)
                .build());
        return PlayedEvidence.follow(detector, day);
    }

    private static Signal news(Tactic tactic, int hour, Observation... places) {
        Signal signal = Given.signal("habits")
                .type("Any:IAMUser/AnomalousBehavior")
                .tactic(tactic)
                .severity(5)
                .principal("alice")
                .event(tactic + " of hour " + hour)
                .at(Given.MONDAY + hour * HOUR)
                .build();
        return new Signal(
                signal.detection(),
                signal.occurrence(),
                signal.subject(),
                signal.activity(),
                signal.remote(),
                new SignalEvidence(ListHit.NONE, places, signal.evidence().eventIds(), SequenceStep.NONE),
                signal.score());
    }

    private static Observation network(boolean unusual, Frequency frequency, String network) {
        return new Observation("userIdentity", "network", unusual, frequency, new String[] {network});
    }
}
