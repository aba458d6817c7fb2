package io.vigil.findings;

import static io.vigil.findings.Signals.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.events.signals.Detection;
import io.vigil.events.signals.Subject;
import org.junit.jupiter.api.Test;

/** Ids are stored for years: a change of any golden value here orphans every finding that people have. */
class IdentityTest {
    @Test
    void idsNeverChange() {
        assertThat(Folding.keyOf(Signals.call())).isEqualTo("c0835e9aeeae6c68288f9e5bf95be48d");
        assertThat(Folding.keyOf(Signals.object("secrets", "a"))).isEqualTo("33b0416d3958a2ab950c9db263003981");
        assertThat(Folding.keyOf(Signals.connection("198.51.100.7", NOON, "flow-1")))
                .isEqualTo("6421ce44f3d4013a719e490c2a8ecaec");
        assertThat(Folding.keyOf(Signals.query())).isEqualTo("126a58e1f803e90fcd3b6b9b706ec85a");
        assertThat(Folding.keyOf(Signals.sequence("a"))).isEqualTo("4c26c2a0ee8d47b180635c9ef870dc3a");
        assertThat(Identity.detector("111122223333", "eu-west-1")).isEqualTo("7112b24d1ef769a8e57802785c24ae4f");
    }

    @Test
    void aRolesNextSessionKeyIsTheSameFinding() {
        var now = Draft.like(Signals.call(), Signals.stolenRole("ASIAEXAMPLE1")).signal();
        var nextHour =
                Draft.like(Signals.call(), Signals.stolenRole("ASIAEXAMPLE2")).signal();

        assertThat(Folding.keyOf(nextHour)).isEqualTo(Folding.keyOf(now));
    }

    @Test
    void anInstanceIsOneFindingWhateverTheFarSide() {
        var one = Signals.connection("198.51.100.7", NOON, "flow-1");
        var other = Signals.connection("203.0.113.9", NOON + 5, "flow-2");

        assertThat(Folding.keyOf(other)).isEqualTo(Folding.keyOf(one));
    }

    @Test
    void attackedAndAttackingAreTwoFindings() {
        var target = Signals.connection("198.51.100.7", NOON, "flow-1");
        var actor = Draft.like(target).role(Detection.Role.ACTOR).signal();

        assertThat(Folding.keyOf(actor)).isNotEqualTo(Folding.keyOf(target));
    }

    @Test
    void withoutAnInstanceTheInterfaceIsWhatItIsAbout() {
        var signal = Signals.connection("198.51.100.7", NOON, "flow-1");
        var one = Draft.like(signal, host("eni-1")).signal();
        var sameHost = Draft.like(signal, host("eni-1")).from("203.0.113.9").signal();
        var other = Draft.like(signal, host("eni-2")).signal();

        assertThat(Folding.keyOf(sameHost)).isEqualTo(Folding.keyOf(one));
        assertThat(Folding.keyOf(other)).isNotEqualTo(Folding.keyOf(one));
    }

    @Test
    void bucketsAreToldApartButNotTheirObjects() {
        var one = Signals.object("secrets", "a");

        assertThat(Folding.keyOf(Signals.object("secrets", "b"))).isEqualTo(Folding.keyOf(one));
        assertThat(Folding.keyOf(Signals.object("public", "a"))).isNotEqualTo(Folding.keyOf(one));
    }

    @Test
    void discriminatorAndRegionTellFindingsApart() {
        var signal = Signals.call();

        assertThat(Folding.keyOf(Draft.like(signal).discriminator("x").signal()))
                .isNotEqualTo(Folding.keyOf(signal));
        assertThat(Folding.keyOf(Draft.like(signal).region("us-east-1").signal()))
                .isNotEqualTo(Folding.keyOf(signal));
    }

    @Test
    void whereTheLogTellsNoRegionTheFindingIsGlobal() {
        var finding = Folding.finding(
                Folding.fold(null, Draft.like(Signals.call()).region(null).signal()));

        assertThat(finding.region()).isEqualTo("aws-global");
    }

    @Test
    void aBuildingBlockHasNoFinding() {
        var block = new Draft(
                        "object-read",
                        null,
                        Signals.stolenRole("ASIA"),
                        Signals.call().remote())
                .signal();

        assertThatThrownBy(() -> Folding.keyOf(block)).hasMessageContaining("building block");
    }

    private static Subject host(String networkInterface) {
        return new Subject(
                null, null, null, null, null, null, networkInterface, null, null, "10.0.0.5", null, null, null, null);
    }
}
