package io.vigil.models.prevalence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Subject;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenSignal;
import org.junit.jupiter.api.Test;

class BeginningsTest {
    private static final String RHYTHM = "Backdoor:EC2/Beaconing.Vigil";
    private static final String BY_NAME = "Backdoor:EC2/Beaconing.Vigil!DNS";
    private static final String STAY = "Backdoor:EC2/LongConnection.Vigil";
    private static final String PORT = "Behavior:EC2/NetworkPortUnusual";
    private static final String RESOLVER = "DefenseEvasion:EC2/UnusualDNSResolver";
    private static final String TOGETHER = "Backdoor:EC2/BeaconingTogether.Vigil";

    private final Beginnings beginnings = new Beginnings();

    private static GivenSignal noticed(String type) {
        return Given.signal("beaconing").type(type).principal(null);
    }

    private static Signal noticed(String type, String host, String remote, String at) {
        return noticed(type).instance(host).from(remote).at(at).build();
    }

    private static Signal together(Signal candidate) {
        String[] host = {candidate.subject().entity()};
        return candidate
                .asEvidence(TOGETHER, String.valueOf(candidate.remote().ip()))
                .withObservations(new Observation("account", "hosts", true, Frequency.UNSEEN, host))
                .about(Subject.NOBODY, null, null);
    }

    private String typeOf(Signal signal) {
        return String.valueOf(beginnings.join(signal).detection().type());
    }

    @Test
    void whatAHostBeginsWithinAnHourIsEvidenceOfOneFinding() {
        Signal first = noticed(RHYTHM, "i-1", "203.0.113.9", "1h");
        Signal second = noticed(PORT, "i-1", "198.51.100.7", "1h50m");

        assertThat(beginnings.join(first)).isEqualTo(first);
        Signal further = beginnings.join(second);

        assertThat(further.detection().type()).isEqualTo(RHYTHM);
        assertThat(further.detection().title()).isEqualTo(second.detection().title());
        assertThat(further.remote()).isEqualTo(second.remote());
        assertThat(further.subject()).isEqualTo(first.subject());
    }

    @Test
    void whatIsForSomethingElseIsNoEvidence() {
        beginnings.join(noticed(PORT, "i-1", "203.0.113.9", "1h"));
        beginnings.join(noticed(RESOLVER, "i-1", "203.0.113.9", "1h10m"));

        assertThat(typeOf(noticed(RHYTHM, "i-1", "203.0.113.9", "1h30m"))).isEqualTo(RHYTHM);
        assertThat(typeOf(noticed(BY_NAME, "i-1", "203.0.113.9", "1h40m"))).isEqualTo(RHYTHM);
    }

    @Test
    void whatItShowsTowardsTheSameNetworkDaysLaterIsTooAndElsewhereIsNot() {
        beginnings.join(noticed(STAY, "i-1", "203.0.113.9", "1h"));
        beginnings.join(noticed(RHYTHM, "i-1", "198.51.100.7", "1h50m"));

        assertThat(typeOf(noticed(RHYTHM, "i-1", "203.0.113.80", "9d"))).isEqualTo(STAY);
        assertThat(typeOf(noticed(RHYTHM, "i-1", "198.51.100.7", "9d")))
                .as("known by the network of what was evidence")
                .isEqualTo(STAY);
        assertThat(typeOf(noticed(RHYTHM, "i-1", "192.0.2.7", "9d6h"))).isEqualTo(RHYTHM);
        assertThat(typeOf(noticed(RHYTHM, "i-2", "203.0.113.9", "9d"))).isEqualTo(RHYTHM);
    }

    @Test
    void aNameThatAnInstanceAsksForIsEvidenceOfWhatItsInterfaceBegan() {
        Signal flow = noticed(RHYTHM, "i-1", "203.0.113.9", "1h")
                .about(Subject.ofHost(null, "eni-1", null, null, "10.0.0.5"), null, null);
        Signal query = noticed(BY_NAME)
                .at("1h20m")
                .build()
                .about(Subject.ofHost("i-1", null, "vpc-1", null, "10.0.0.5"), null, null);

        beginnings.join(flow);
        Signal further = beginnings.join(query);

        assertThat(further.detection().type()).isEqualTo(RHYTHM);
        assertThat(further.subject()).isEqualTo(flow.subject());
        assertThat(further.detection().title()).isEqualTo(query.detection().title());
    }

    @Test
    void ofSeveralHostsAllThatOneOfThemBeginsIsOfTheirFinding() {
        beginnings.join(together(noticed(RHYTHM, "i-1", "203.0.113.9", "1h")));
        Signal own = noticed(STAY, "i-1", "198.51.100.7", "1h10m");

        Signal further = beginnings.join(own);

        assertThat(further.detection().type()).isEqualTo(TOGETHER);
        assertThat(further.detection().discriminator()).isEqualTo("203.0.113.9");
        assertThat(further.subject()).isEqualTo(Subject.NOBODY);
        assertThat(further.evidence().observations())
                .extracting(Observation::feature)
                .contains("hosts");
    }

    @Test
    void whatIsHighOrOfAPrincipalStandsAlone() {
        beginnings.join(noticed(STAY, "i-1", "203.0.113.9", "1h"));

        assertThat(Beginnings.concern(
                        noticed(RHYTHM).instance("i-1").severity(8).build()))
                .isFalse();
        assertThat(Beginnings.concern(noticed(RHYTHM).principal("alice").build()))
                .isFalse();
        assertThat(Beginnings.concern(noticed(RHYTHM).instance("i-1").build())).isTrue();
    }

    @Test
    void aSavepointKeepsThemAndTheyAreFew() {
        for (int host = 0; host < 1_000; host++) {
            beginnings.join(noticed(STAY, "i-" + host, "203.0.113.9", "1h"));
        }

        Beginnings read = Written.of(beginnings).read(Beginnings.class);
        Signal further = noticed(RHYTHM, "i-999", "203.0.113.9", "1d");

        assertThat(read.join(further).detection().type()).isEqualTo(STAY);
        assertThat(Written.of(beginnings).bytes()).hasSizeLessThan(12_000);
    }
}
