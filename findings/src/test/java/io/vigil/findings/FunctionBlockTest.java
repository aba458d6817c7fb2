package io.vigil.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.signals.Signal;
import org.junit.jupiter.api.Test;

class FunctionBlockTest {
    @Test
    void trafficOfAFunctionIsAboutTheFunctionAndWhereItRuns() {
        Signal like = Signals.connection("198.51.100.7", Signals.NOON, "flow-1");
        Signal signal = new Draft(
                        "function-traffic",
                        "Backdoor:Lambda/C&CActivity.B",
                        like.subject().withResource("resize"),
                        like.remote())
                .doing(like.activity())
                .signal();

        String resource = ResourceBlock.of(signal, FindingScope.of(signal)).toString();

        assertThat(resource)
                .contains("\"resourceType\":\"Lambda\"")
                .contains("\"functionName\":\"resize\"")
                .contains(":function:resize\"")
                .contains("\"vpcConfig\":{\"subnetIds\":[\"subnet-1\"],\"vpcId\":\"vpc-1\"}")
                .doesNotContain("instanceDetails");
    }
}
