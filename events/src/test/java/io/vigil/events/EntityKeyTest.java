package io.vigil.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.net.Ip;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What streams of flows and queries are keyed by, where the log does not tell whose they are. */
class EntityKeyTest {
    private static final int MANY = 10_000;

    @Test
    void queriesThatNameNobodyAreSpread() {
        assertThat(keys(at -> query("id" + at, null).entityHash())).isEqualTo(DnsQuery.ANONYMOUS_SHARES);
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
        assertThat(keys(at -> flow("id" + at, null, null).entityHash())).isEqualTo(DnsQuery.ANONYMOUS_SHARES);
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
        return new NetworkFlow(
                0,
                0,
                id,
                "111122223333",
                null,
                "",
                null,
                null,
                null,
                NetworkFlow.Status.OK,
                Ip.parse(source),
                Ip.parse(destination),
                0,
                0,
                NetworkFlow.TCP,
                1,
                1,
                true,
                -1,
                NetworkFlow.Direction.UNKNOWN,
                Origin.UNKNOWN,
                Origin.UNKNOWN,
                ListHit.NONE);
    }
}
