package io.vigil.models.functiontraffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.catalogue.Unit;
import io.vigil.events.signals.Signal;
import io.vigil.models.ShippedModels;
import io.vigil.testkit.Emitted;
import io.vigil.testkit.Given;
import io.vigil.testkit.GivenSignal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Traffic is told of once, as its owner's. */
class FunctionTrafficTest {
    private static final Unit UNIT = ShippedModels.unit("function-traffic");
    private static final String INTERFACE = "eni-0a1b2c3d4e5f60718";
    private static final OwnedBy RESIZE = new OwnedBy("resize");

    private final FunctionTraffic model = new FunctionTraffic(UNIT);

    @Test
    void theTrafficOfAFunctionIsToldAsTheFunctionsAlone() {
        Signal noticed = traffic().build();

        assertThat(model.settles(noticed)).isTrue();
        assertThat(told(RESIZE, noticed))
                .extracting(signal -> signal.detection().type())
                .containsExactly("Backdoor:Lambda/C&CActivity.B");
    }

    @Test
    void theTrafficOfAnInterfaceOfNobodyKnownPassesAsItIs() {
        Signal noticed = traffic().build();

        assertThat(told(null, noticed)).containsExactly(noticed);
    }

    @Test
    void whatFunctionsHaveNoTypeOfPassesAsItIs() {
        Signal visitor = Given.signal("tor-traffic")
                .type("UnauthorizedAccess:EC2/TorIPCaller")
                .networkInterface(INTERFACE)
                .build();

        assertThat(told(RESIZE, visitor)).containsExactly(visitor);
    }

    @Test
    void nothingWaitsThatIsAnInstancesOrOfOtherRules() {
        assertThat(model.settles(traffic().instance("i-0a1b2c3d4e5f60718").build()))
                .isFalse();
        assertThat(model.settles(Given.signal("port-scans")
                        .type("Recon:EC2/Portscan")
                        .networkInterface(INTERFACE)
                        .build()))
                .isFalse();
    }

    private static GivenSignal traffic() {
        return Given.signal("command-and-control-traffic")
                .type("Backdoor:EC2/C&CActivity.B")
                .networkInterface(INTERFACE);
    }

    private List<Signal> told(@Nullable OwnedBy owner, Signal noticed) {
        var emitted = new Emitted();
        model.observe(owner, new NoticedTraffic(noticed), emitted);
        return emitted.signals();
    }
}
