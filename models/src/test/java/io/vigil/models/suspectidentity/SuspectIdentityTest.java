package io.vigil.models.suspectidentity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Unit;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.ShippedModels;
import io.vigil.testkit.Emitted;
import io.vigil.testkit.Given;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of broken habits, those of the network make a suspect: when the principal itself hardly ever came from there. */
class SuspectIdentityTest {
    private static final Unit UNIT = ShippedModels.unit("suspect-identity");

    private final SuspectIdentity model = new SuspectIdentity(UNIT);

    @Test
    void whoWorksFromANetworkForTheFirstTimeIsASuspect() {
        assertThat(reported(network("userIdentity", Frequency.UNSEEN)))
                .extracting(signal -> signal.detection().type())
                .contains("InitialAccess:IAMUser/SuspectIdentity.Vigil");
        assertThat(reported(network("userIdentity", Frequency.RARE))).isNotEmpty();
    }

    @Test
    void whoDoesSomethingNewFromHomeIsNone() {
        assertThat(reported(network("userIdentity", Frequency.INFREQUENT))).isEmpty();
    }

    @Test
    void whoseOwnNetworkIsUnusualForOthersIsNone() {
        assertThat(reported(network("account", Frequency.UNSEEN))).isEmpty();
    }

    private static Observation network(String scope, Frequency frequency) {
        return new Observation(scope, "network", true, frequency, new String[] {"203.0.113.0/24"});
    }

    /** What is reported of a user at work that alice made, of whom this is unusual. */
    private List<Signal> reported(Observation unusual) {
        var emitted = new Emitted();
        Kinship kinship = model.observe(null, noticed("alice", 0, unusual), emitted);
        kinship = model.observe(kinship, making(), emitted);
        model.observe(kinship, noticed("bob", 2), emitted);
        return emitted.signals();
    }

    private static Making making() {
        Signal any = noticed("alice", 1).signal();
        return new Making(
                "made", any.time(), any.account(), "alice", "user/alice", "user/bob", "AKIAB", true, "203.0.113.7");
    }

    private static Noticed noticed(String who, int hour, Observation... unusual) {
        return new Noticed(Given.signal("anomalous-behavior")
                .type("Persistence:IAMUser/AnomalousBehavior")
                .principal(who)
                .userType("IAMUser")
                .api("iam:CreateUser")
                .at(hour + "h")
                .build()
                .withObservations(unusual));
    }
}
