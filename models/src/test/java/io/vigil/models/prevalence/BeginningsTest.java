package io.vigil.models.prevalence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.FirstSeen;
import io.vigil.events.Hash;
import io.vigil.events.Observation;
import io.vigil.events.Signal;
import io.vigil.events.Subject;
import io.vigil.models.baseline.Written;
import io.vigil.testkit.Given;
import org.junit.jupiter.api.Test;

class BeginningsTest {
    private static final int TODAY = 20_000;
    private static final String RHYTHM = "Backdoor:EC2/Beaconing.Vigil";
    private static final String STAY = "Backdoor:EC2/LongConnection.Vigil";
    private static final String TOGETHER = "Backdoor:EC2/BeaconingTogether.Vigil";

    private final PlacesUsed places = new PlacesUsed(TODAY);

    private static Signal noticed(String type, String host, String remote, String at) {
        return Given.signal("beaconing")
                .type(type)
                .principal(null)
                .instance(host)
                .from(remote)
                .at(at)
                .build();
    }

    private static Signal report(PlacesUsed known, Signal candidate, Signal reported) {
        String host = String.valueOf(candidate.subject().instance());
        long place = Hash.of(String.valueOf(candidate.remote().ip()));
        known.use(place, Hash.of(host), TODAY);
        var novelty = new FirstSeen(
                "beaconing",
                candidate.time(),
                candidate.account(),
                candidate.id(),
                null,
                Hash.of(host),
                new PlaceUsed(place),
                candidate);
        return known.report(novelty, reported);
    }

    private Signal report(Signal candidate) {
        return report(places, candidate, candidate);
    }

    @Test
    void whatAHostBeginsWithinAnHourIsEvidenceOfOneFinding() {
        Signal first = noticed(STAY, "i-1", "203.0.113.9", "1h");
        Signal second = noticed(RHYTHM, "i-1", "198.51.100.7", "1h50m");

        assertThat(report(first)).isEqualTo(first);
        Signal further = report(second);

        assertThat(further.detection().type()).isEqualTo(STAY);
        assertThat(further.detection().title()).isEqualTo(second.detection().title());
        assertThat(further.remote()).isEqualTo(second.remote());
        assertThat(further.subject()).isEqualTo(first.subject());
    }

    @Test
    void whatItShowsTowardsTheSameNetworkDaysLaterIsTooAndElsewhereIsNot() {
        report(noticed(STAY, "i-1", "203.0.113.9", "1h"));
        report(noticed(RHYTHM, "i-1", "198.51.100.7", "1h50m"));

        assertThat(report(noticed(RHYTHM, "i-1", "203.0.113.80", "9d"))
                        .detection()
                        .type())
                .isEqualTo(STAY);
        assertThat(report(noticed(RHYTHM, "i-1", "198.51.100.7", "9d"))
                        .detection()
                        .type())
                .as("known by the network of what was evidence")
                .isEqualTo(STAY);
        assertThat(report(noticed(RHYTHM, "i-1", "192.0.2.7", "9d6h"))
                        .detection()
                        .type())
                .isEqualTo(RHYTHM);
        assertThat(report(noticed(RHYTHM, "i-2", "203.0.113.9", "9d"))
                        .detection()
                        .type())
                .isEqualTo(RHYTHM);
    }

    @Test
    void ofSeveralHostsAllThatOneOfThemBeginsIsOfTheirFinding() {
        Signal shared = noticed(RHYTHM, "i-1", "203.0.113.9", "1h");
        Signal own = noticed(STAY, "i-2", "198.51.100.7", "1h10m");
        places.use(Hash.of("203.0.113.9"), Hash.of("i-2"), TODAY);

        report(places, shared, together(shared));
        Signal further = report(places, own, together(own));

        assertThat(further.detection().type()).isEqualTo(TOGETHER);
        assertThat(further.detection().discriminator()).isEqualTo("203.0.113.9");
        assertThat(further.subject()).isEqualTo(Subject.NOBODY);
        assertThat(further.evidence().observations())
                .extracting(Observation::feature)
                .contains("hosts");
    }

    private static Signal together(Signal candidate) {
        return candidate
                .asEvidence(TOGETHER, String.valueOf(candidate.remote().ip()))
                .ofNobody();
    }

    @Test
    void whatIsHighStandsAlone() {
        report(noticed(STAY, "i-1", "203.0.113.9", "1h"));
        Signal high = Given.signal("beaconing")
                .type(RHYTHM)
                .severity(8)
                .principal(null)
                .instance("i-1")
                .from("203.0.113.9")
                .at("1h")
                .build();

        assertThat(report(high)).isEqualTo(high);
    }

    @Test
    void aSavepointKeepsThemAndTheyAreFew() {
        for (int host = 0; host < 1_000; host++) {
            report(noticed(STAY, "i-" + host, "203.0.113.9", "1h"));
        }

        PlacesUsed read = Written.of(places).read(PlacesUsed.class);
        Signal further = noticed(RHYTHM, "i-999", "203.0.113.9", "1d");

        assertThat(report(read, further, further).detection().type()).isEqualTo(STAY);
        assertThat(Written.of(places).bytes()).hasSizeLessThan(8_000);
    }
}
