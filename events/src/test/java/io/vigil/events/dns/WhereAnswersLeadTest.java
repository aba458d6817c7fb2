package io.vigil.events.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhereAnswersLeadTest {
    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7", "8.8.8.8", "172.32.0.1", "2001:db8::1", "64:ff9b::808:808"})
    void theInternetIsOutside(String address) {
        DnsQuery query = answered(address);

        assertThat(query.leads().outside()).isTrue();
        assertThat(query.leads().inside()).isFalse();
        assertThat(Leads.of(address).inside()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.31.0.1",
                "192.168.0.1",
                "100.64.0.9",
                "169.254.169.254",
                "0.0.0.0",
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "::",
                "fd00:ec2::254",
                "fe80::1",
                "::ffff:10.0.0.1"
            })
    void privateNetworksTheHostItselfAndItsLinkAreInside(String address) {
        DnsQuery query = answered(address);

        assertThat(query.leads().inside()).isTrue();
        assertThat(query.leads().outside()).isFalse();
        assertThat(Leads.of(address).inside()).isTrue();
    }

    @Test
    void oneAnswerMayLeadBothWays() {
        DnsQuery query = answered("198.51.100.7", "10.0.0.1");

        assertThat(query.leads().inside()).isTrue();
        assertThat(query.leads().outside()).isTrue();
    }

    @Test
    void onlyLoopbackWhereNobodyListensMeansListed() {
        assertThat(answered("127.0.0.2").leads().listed()).isTrue();
        assertThat(answered("127.0.0.2", "127.0.0.11").leads().listed()).isTrue();
        assertThat(answered("127.0.0.1").leads().listed()).isFalse();
        assertThat(answered("127.0.0.2", "198.51.100.7").leads().listed()).isFalse();
        assertThat(answered("127.0.0.2", "10.0.0.1").leads().listed()).isFalse();
    }

    @Test
    void whatIsNoAddressLeadsNowhere() {
        DnsQuery query = built(new DnsQueryBuilder().answer("CNAME", "10.0.0.1").answer("A", "nonsense"));

        assertThat(query.leads().inside()).isFalse();
        assertThat(query.leads().outside()).isFalse();
        assertThat(query.leads().listed()).isFalse();
    }

    @Test
    void anAddressIsAskedForByTwoTypes() {
        assertThat(asked("A").isForAddress()).isTrue();
        assertThat(asked("AAAA").isForAddress()).isTrue();
        assertThat(asked("A6").isForAddress()).isFalse();
        assertThat(asked("TXT").isForAddress()).isFalse();
    }

    private static DnsQuery answered(String... addresses) {
        var builder = new DnsQueryBuilder();
        for (String address : addresses) {
            builder.answer(address.contains(":") ? "AAAA" : "A", address);
        }
        return built(builder);
    }

    private static DnsQuery asked(String type) {
        return built(new DnsQueryBuilder().set(QueryField.TYPE, type));
    }

    private static DnsQuery built(DnsQueryBuilder builder) {
        return Objects.requireNonNull(builder.build());
    }
}
