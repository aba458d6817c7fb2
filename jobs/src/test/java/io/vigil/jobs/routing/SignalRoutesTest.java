package io.vigil.jobs.routing;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Signal;
import io.vigil.jobs.detections.Detections;
import io.vigil.testkit.GivenSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class SignalRoutesTest {
    private final SignalRoutes routes = new SignalRoutes(Set.of("counted"), Set.of("step"), false);

    @Test
    void aFindingGoesToPeople() {
        assertThat(ways(routes, signal("any").type("Recon:IAMUser/TorIPCaller")))
                .containsExactly(SignalRoutes.DIRECT);
    }

    @Test
    void byTemporaryCredentialsItGoesBackToWhoIsBehindThem() {
        assertThat(ways(routes, signal("any").type("Recon:IAMUser/TorIPCaller").accessKey("ASIAONE")))
                .containsExactly(SignalRoutes.TEMPORARY);
    }

    @Test
    void aBuildingBlockGoesOnlyToThoseWhoReadIt() {
        assertThat(ways(routes, signal("step"))).containsExactly(SignalRoutes.DIRECT);
        assertThat(ways(routes, signal("step").accessKey("ASIAONE"))).containsExactly(SignalRoutes.TEMPORARY);
        assertThat(ways(routes, signal("counted").accessKey("ASIAONE"))).containsExactly(SignalRoutes.OBSERVED);
        assertThat(ways(routes, signal("other"))).isEmpty();
    }

    @Test
    void whatADetectionCountsMayBeAFindingToo() {
        assertThat(ways(routes, signal("counted").type("Recon:IAMUser/TorIPCaller")))
                .containsExactly(SignalRoutes.OBSERVED, SignalRoutes.DIRECT);
    }

    @Test
    void whoWantsAllSignalsSeesThoseThatNobodyReads() {
        var all = new SignalRoutes(Set.of(), Set.of(), true);

        assertThat(ways(all, signal("other").accessKey("ASIAONE"))).containsExactly(SignalRoutes.DIRECT);
        assertThat(all.readsBlocks("other")).isTrue();
        assertThat(routes.readsBlocks("other")).isFalse();
    }

    @Test
    void theShippedDetectionsSayWhatTheyRead() {
        var shipped = SignalRoutes.of(Detections.shipped(), false);

        assertThat(shipped.observed()).contains("secret-read", "instance-credential-exfiltration");
        assertThat(shipped.steps()).contains("instance-credential-exfiltration");
    }

    private static List<OutputTag<Signal>> ways(SignalRoutes routes, GivenSignal signal) {
        List<OutputTag<Signal>> ways = new ArrayList<>();
        routes.send(signal.build(), (tag, sent) -> ways.add(tag));
        return ways;
    }
}
