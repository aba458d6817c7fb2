package io.vigil.events.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Hash;
import io.vigil.events.codec.Carried;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.dns.DnsQueryBuilder;
import io.vigil.events.dns.QueryField;
import io.vigil.events.net.Ip;
import io.vigil.events.vpcflow.FlowOwner;
import io.vigil.events.vpcflow.FlowStatus;
import io.vigil.events.vpcflow.FlowText;
import io.vigil.events.vpcflow.NetworkFlow;
import io.vigil.events.vpcflow.NetworkFlowBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What streams of flows and queries are keyed by, where the log does not tell whose they are. */
class EntityKeyTest {
    private static final int MANY = 10_000;

    @Test
    void queriesThatNameNobodyAreSpread() {
        assertThat(keys(at -> query("id" + at, null).entityHash())).isEqualTo(AnonymousShare.COUNT);
    }

    @Test
    void anIdenticalLineThatNamesNobodyHasTheKeyOfItsDouble() {
        assertThat(query("twice", null).entityHash())
                .isEqualTo(query("twice", null).entityHash());
    }

    @Test
    void queriesOfOneAddressStayTogetherAlsoWithoutVpc() {
        assertThat(keys(at -> query("id" + at, "10.0.0.5").entityHash())).isEqualTo(1);
        assertThat(query("a", "10.0.0.5").entityHash())
                .isNotEqualTo(query("a", "10.0.0.6").entityHash());
    }

    @Test
    void flowsWithoutInterfaceAreOfTheirPrivateAddressInBothDirections() {
        assertThat(flow("id", "10.0.0.5", "198.51.100.1").entityHash())
                .isEqualTo(flow("other", "198.51.100.2", "10.0.0.5").entityHash())
                .isNotEqualTo(flow("id", "10.0.0.6", "198.51.100.1").entityHash());
    }

    @Test
    void flowsThatNameNobodyAreSpread() {
        assertThat(keys(at -> flow("id" + at, null, null).entityHash())).isEqualTo(AnonymousShare.COUNT);
    }

    @Test
    void aFlowHasTheKeyOfItsInterfaceAndOfItsInstanceWhereThatIsKnown() throws IOException {
        FlowOwner.Builder owner =
                new FlowOwner.Builder().set(FlowText.ACCOUNT, "111122223333").set(FlowText.INTERFACE, "eni-1");
        NetworkFlow ofInterface = new NetworkFlowBuilder(Objects.requireNonNull(owner.build())).build();
        owner.set(FlowText.INSTANCE, "i-1");
        NetworkFlow ofInstance = new NetworkFlowBuilder(Objects.requireNonNull(owner.build())).build();

        assertThat(ofInterface.entityHash()).isEqualTo(Hash.combine(Hash.of("111122223333"), Hash.of("eni-1")));
        assertThat(ofInstance.entityHash()).isEqualTo(Hash.combine(Hash.of("111122223333"), Hash.of("i-1")));
        for (NetworkFlow flow : List.of(ofInterface, ofInstance, flow("id", "10.0.0.5", "198.51.100.1"))) {
            assertThat(Carried.over(NetworkFlow.class, flow).entityHash()).isEqualTo(flow.entityHash());
            assertThat(flow.entityHash()).isEqualTo(Hash.combine(Hash.of(flow.account()), Hash.of(flow.entity())));
        }
    }

    @Test
    void idsAreInOneOrderWhetherTheyAreMadeOrNot() {
        var lines = new long[] {0, 1, -1, Long.MIN_VALUE, 0x7fff_ffff_ffff_ffffL, 0xabcdefL};
        var owner = Objects.requireNonNull(new FlowOwner.Builder().build());
        for (long one : lines) {
            for (long other : lines) {
                NetworkFlow flow = new NetworkFlowBuilder(owner).line(one).build();
                NetworkFlow next = new NetworkFlowBuilder(owner).line(other).build();
                DnsQuery query =
                        Objects.requireNonNull(new DnsQueryBuilder().line(one).build());
                DnsQuery second =
                        Objects.requireNonNull(new DnsQueryBuilder().line(other).build());

                assertThat(Integer.signum(flow.compareIds(next)))
                        .isEqualTo(Integer.signum(flow.id().compareTo(next.id())));
                assertThat(Integer.signum(query.compareIds(second)))
                        .isEqualTo(Integer.signum(query.id().compareTo(second.id())));
            }
        }
        assertThat(query("b", null).compareIds(query("a", null))).isPositive();
    }

    private static long keys(java.util.function.IntToLongFunction key) {
        return IntStream.range(0, MANY).mapToLong(key).distinct().count();
    }

    private static DnsQuery query(String id, @Nullable String source) {
        return Objects.requireNonNull(new DnsQueryBuilder()
                .source(Ip.parse(source))
                .set(QueryField.ID, id)
                .set(QueryField.ACCOUNT, "111122223333")
                .set(QueryField.NAME, "example.com")
                .build());
    }

    private static NetworkFlow flow(String id, @Nullable String source, @Nullable String destination) {
        FlowOwner owner = new FlowOwner.Builder()
                .set(FlowText.ID, id)
                .set(FlowText.ACCOUNT, "111122223333")
                .build();
        var flow = new NetworkFlowBuilder(Objects.requireNonNull(owner));
        if (source == null || destination == null) {
            return flow.status(FlowStatus.NODATA).build();
        }
        return flow.source(Objects.requireNonNull(Ip.parse(source)), 0)
                .destination(Objects.requireNonNull(Ip.parse(destination)), 0)
                .build();
    }
}
