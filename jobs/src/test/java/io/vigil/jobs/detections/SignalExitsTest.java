package io.vigil.jobs.detections;

import static io.vigil.testkit.Given.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.testkit.GivenSignal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** What a detector that combines streams settles is seen by nobody before it. */
class SignalExitsTest {
    private static final String SETTLED = "inputs of function-traffic";

    private static final Detections SHIPPED = Detections.shipped();
    private static final SignalRoutes ROUTES = SignalRoutes.of(SHIPPED, false);

    @Test
    void trafficOfAnInterfaceWaitsUntilItIsKnownWhoseItIs() {
        assertThat(exits(ROUTES, traffic())).contains(SETTLED).doesNotContain(SignalRoutes.DIRECT.getId());
    }

    @Test
    void trafficOfAnInstanceGoesToPeopleAtOnce() {
        assertThat(exits(ROUTES, traffic().instance("i-0a1b2c3d4e5f60718")))
                .contains(SignalRoutes.DIRECT.getId())
                .doesNotContain(SETTLED);
    }

    @Test
    void whatIsSettledGoesToPeople() {
        assertThat(exits(ROUTES.behind("function-traffic"), traffic()))
                .contains(SignalRoutes.DIRECT.getId())
                .doesNotContain(SETTLED);
    }

    @Test
    void whatTheDetectorsBeforeHaveSeenTheyDoNotSeeAgain() {
        List<String> before = exits(ROUTES, traffic());
        List<String> behind = exits(ROUTES.behind("function-traffic"), traffic());

        assertThat(before).doesNotContainAnyElementsOf(behind);
    }

    private static GivenSignal traffic() {
        return signal("command-and-control-traffic")
                .type("Backdoor:EC2/C&CActivity.B")
                .networkInterface("eni-0a1b2c3d4e5f60718");
    }

    /** Where it leaves. */
    private static List<String> exits(SignalRoutes routes, GivenSignal given) {
        List<String> exits = new ArrayList<>();
        new SignalExits(routes, SHIPPED, new UnitMetrics(new UnregisteredMetricsGroup()), new SignalExits.Exit() {
                    @Override
                    public <T> void take(OutputTag<T> tag, T record, long time) {
                        exits.add(tag.getId());
                    }
                })
                .send(given.build());
        return exits;
    }
}
