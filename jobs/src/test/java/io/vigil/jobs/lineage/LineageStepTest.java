package io.vigil.jobs.lineage;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.cloudtrail.CredentialIssuance;
import io.vigil.jobs.lineage.LineageStep.Link;
import io.vigil.jobs.lineage.LineageStep.TracedSignal;
import io.vigil.testkit.GivenSignal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only one step delivered twice may compare as equal: doubles are dropped. */
class LineageStepTest {
    private final LineageStep.Order order = new LineageStep.Order();

    @Test
    void differentLinksOfOneEventAreNeverOne() {
        assertNoTies(List.of(
                new Link(new CredentialIssuance("e", 0, "ASIA1", null, "1/alice", "")),
                new Link(new CredentialIssuance("e", 0, "ASIA1", "AKIA1", "1/alice", "")),
                new Link(new CredentialIssuance("e", 0, "ASIA1", null, "1/bob", ""))));
    }

    @Test
    void differentSignalsOfOneEventAreNeverOne() {
        assertNoTies(List.of(
                new TracedSignal("ASIA", read().build()),
                new TracedSignal("ASIA", read().type("Exfiltration:S3/Read").build()),
                new TracedSignal("ASIA", read().object("other").build())));
    }

    @Test
    void linksComeBeforeSignals() {
        var link = new Link(new CredentialIssuance("e", 0, "ASIA1", null, "1/alice", ""));
        var traced = new TracedSignal("ASIA1", read().build());

        assertThat(order.compareTies(link, traced)).isNegative();
        assertThat(order.compareTies(traced, link)).isPositive();
    }

    private void assertNoTies(List<LineageStep> different) {
        for (LineageStep one : different) {
            for (LineageStep other : different) {
                assertThat(order.compareTies(one, other) == 0).isEqualTo(one == other);
            }
        }
    }

    private static GivenSignal read() {
        return signal("read-secret").principal("alice").event("e").at("1h");
    }
}
