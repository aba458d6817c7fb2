package io.vigil.rules.flow;

import static io.vigil.testkit.Given.flow;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.detection.flows.Exchange;
import io.vigil.detection.flows.Sides;
import io.vigil.events.vpcflow.FlowDirection;
import io.vigil.events.vpcflow.NetworkFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeTest {
    private static final String OURS = "10.0.0.5";
    private static final String REMOTE = "198.51.100.7";
    private static final String OURS_V6 = "2600:1f18::5";
    private static final String REMOTE_V6 = "2001:db8:5::7";

    @ParameterizedTest(name = "{0} -> {1}, {2} packets, {3} bytes: {4}")
    @CsvSource({
        "50000, 443,   6, 4000, OPENED", // a connection
        "50000, 443,   3,  180, OPENED", // an attempt in vain
        "  443, 50000, 8, 9000, ANSWERED", // a page
        "   23, 50000, 1,   40, NONE", // a port that is closed
        "60000,   443, 1,   40, NONE", // likewise, to a scanner with a low port of its own
        "  443, 50000, 5,  220, NONE" // greetings repeated to a scanner that fell silent
    })
    void tellsTakingPartFromBeingKnockedAt(int source, int destination, long packets, long bytes, Exchange expected) {
        NetworkFlow sent = flow(OURS, REMOTE)
                .ports(source, destination)
                .packets(packets)
                .bytes(bytes)
                .build();

        assertThat(Exchange.of(sent)).isEqualTo(expected);
    }

    @Test
    void believesFlagsMoreThanPorts() {
        NetworkFlow opened = flow(OURS, REMOTE)
                .ports(443, 50_000)
                .packets(1)
                .bytes(44)
                .flags(2)
                .build();
        NetworkFlow greeted = flow(OURS, REMOTE)
                .ports(60_000, 443)
                .packets(1)
                .bytes(44)
                .flags(18)
                .build();

        assertThat(Exchange.of(opened)).isEqualTo(Exchange.OPENED);
        assertThat(Exchange.of(greeted)).isEqualTo(Exchange.NONE);
    }

    @ParameterizedTest(name = "{0} -> {1}, {2} packets, {3} bytes: {4}")
    @CsvSource({
        "50000, 443,   1,   64, OPENED", // the shortest SYN
        "60000, 443,   1,   60, NONE", // a reset: the header of IPv6 is twice as long
        "  443, 50000, 8,  700, NONE", // acknowledgements
        "  443, 50000, 8, 9000, ANSWERED"
    })
    void measuresWithoutTheLongerHeaderOfIpv6(
            int source, int destination, long packets, long bytes, Exchange expected) {
        NetworkFlow sent = flow(OURS_V6, REMOTE_V6)
                .ports(source, destination)
                .packets(packets)
                .bytes(bytes)
                .build();

        assertThat(Exchange.of(sent)).isEqualTo(expected);
    }

    @Test
    void refusedPassingAndPingingIsTakingNoPart() {
        NetworkFlow refused = flow(OURS, REMOTE).rejected().build();
        NetworkFlow passing =
                flow(OURS, REMOTE).direction(FlowDirection.INGRESS).build();
        NetworkFlow ping = flow(OURS, REMOTE).protocol(1).build();
        NetworkFlow ping6 = flow(OURS_V6, REMOTE_V6).protocol(58).build();

        assertThat(new NetworkFlow[] {refused, passing, ping, ping6})
                .extracting(Exchange::of)
                .containsOnly(Exchange.NONE);
    }

    @Test
    void knowsTheSideOfAnAddressBehindNat64() {
        NetworkFlow there = flow(OURS_V6, "64:ff9b::c633:6407").build();
        NetworkFlow back = flow("64:ff9b::c633:6407", OURS_V6).build();

        assertThat(Sides.isSource(there, REMOTE)).isFalse();
        assertThat(Sides.isSource(back, REMOTE)).isTrue();
    }
}
