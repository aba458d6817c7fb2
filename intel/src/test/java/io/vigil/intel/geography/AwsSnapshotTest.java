package io.vigil.intel.geography;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.net.Ip;
import io.vigil.events.net.IpRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AwsSnapshotTest {
    private static final String JSON = """
            {"syncToken": "1748822400", "createDate": "2025-06-02-00-00-00",
             "prefixes": [
              {"ip_prefix": "203.0.113.128/25", "service": "AMAZON"},
              {"ip_prefix": "203.0.113.0/25", "service": "EC2"},
              {"ip_prefix": "203.0.113.0/28", "service": "AMAZON"},
              {"ip_prefix": "198.51.100.0/25", "service": "S3"}],
             "ipv6_prefixes": [{"ipv6_prefix": "2001:db8::/48", "service": "EC2"}, {"ipv6_prefix": "2001:db8::/32", "service": "AMAZON"}]}
            """;

    @Test
    void joinsWhatAwsPublishesAndKeepsItsDate() throws IOException {
        AwsSnapshot snapshot = AwsSnapshot.of(JSON);

        assertThat(snapshot.lines())
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactly(
                        "createDate 2025-06-02-00-00-00",
                        "syncToken 1748822400",
                        "published",
                        "198.51.100.0/25",
                        "203.0.113.0/24",
                        "2001:db8::/32",
                        "rented",
                        "203.0.113.0/25",
                        "2001:db8::/48");
    }

    @Test
    void saysAfterReadingWhatTheListSaid() throws IOException {
        AwsSnapshot written = AwsSnapshot.of(JSON);
        AwsSnapshot read = AwsSnapshot.read(written.lines());

        assertThat(read.created()).isEqualTo(Instant.parse("2025-06-02T00:00:00Z"));
        assertThat(read.lines()).isEqualTo(written.lines());
        for (String address : List.of("203.0.113.7", "203.0.113.200", "203.0.112.1", "2001:db8::1", "2001:db8:1::1")) {
            Ip ip = Objects.requireNonNull(Ip.parse(address));
            assertThat(read.networks().contains(ip, 0))
                    .as(address)
                    .isEqualTo(written.networks().contains(ip, 0));
            assertThat(read.networks().runs(new IpRange(ip, ip)))
                    .as(address)
                    .isEqualTo(written.networks().runs(new IpRange(ip, ip)));
        }
    }

    @Test
    void whatIsShippedKnowsAwsAndNobodyElse() {
        AwsNetworks shipped = AwsNetworks.shipped();

        assertThat(shipped.contains(ip("3.5.140.1"), 0)).isTrue();
        assertThat(shipped.contains(ip("52.94.76.1"), 0)).isTrue();
        assertThat(shipped.contains(ip("2600:1f18::1"), 0)).isTrue();
        assertThat(shipped.contains(ip("8.8.8.8"), 0)).isFalse();
        assertThat(shipped.contains(ip("198.51.100.7"), 0)).isFalse();
        assertThat(shipped.contains(ip("2001:db8::1"), 0)).isFalse();
    }

    @Test
    void aDatabaseOfAutonomousSystemsAddsWhatCustomersBringAlong() {
        assertThat(AwsNetworks.shipped().contains(ip("198.51.100.7"), 16_509)).isTrue();
        assertThat(AwsNetworks.shipped().contains(ip("198.51.100.7"), 15_169)).isFalse();
    }

    @Test
    void saysWhenItIsOld() {
        AwsSnapshot shipped = AwsSnapshot.shipped();
        long created = shipped.created().toEpochMilli();

        assertThat(shipped.remark(created + Duration.ofDays(90).toMillis())).isNull();
        assertThat(shipped.remark(created + Duration.ofDays(91).toMillis()))
                .contains("91 days old", shipped.created().toString(), "--aws-ranges");
    }

    private static Ip ip(String text) {
        return Objects.requireNonNull(Ip.parse(text));
    }
}
