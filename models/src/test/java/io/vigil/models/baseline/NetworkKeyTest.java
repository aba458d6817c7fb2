package io.vigil.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Ip;
import io.vigil.events.net.Origin;
import org.junit.jupiter.api.Test;

class NetworkKeyTest {
    @Test
    void machinesOfAwsAreInOneNetwork() {
        Origin virginia = Origin.of(AddressClass.PUBLIC, 14618, "US", Origin.AWS);
        Origin ireland = Origin.of(AddressClass.PUBLIC, 16509, "IE", Origin.AWS);

        assertThat(NetworkKey.of(virginia)).isEqualTo(NetworkKey.of(ireland));
        assertThat(NetworkKey.text(NetworkKey.of(ireland))).isEqualTo("AWS");
    }

    @Test
    void theAutonomousSystemNamesANetwork() {
        long network = NetworkKey.of(Origin.of(AddressClass.PUBLIC, 64500, null, 0));

        assertThat(NetworkKey.text(network)).isEqualTo("AS64500");
        assertThat(NetworkKey.isSystem(network)).isTrue();
    }

    @Test
    void elseTheAddressesAroundDo() {
        assertThat(NetworkKey.text(NetworkKey.around(Ip.parse("198.51.100.7"), 16)))
                .isEqualTo("198.51.0.0/16");
        assertThat(NetworkKey.text(NetworkKey.around(Ip.parse("198.51.100.7"), 24)))
                .isEqualTo("198.51.100.0/24");
        assertThat(NetworkKey.text(NetworkKey.around(Ip.parse("2001:db8:1::7"), 16)))
                .isEqualTo("2001:db8::/32");
        assertThat(NetworkKey.text(NetworkKey.around(Ip.parse("2001:db8:1:2::7"), 24)))
                .isEqualTo("2001:db8:1::/48");
    }

    @Test
    void narrowNetworksLieInWiderOnes() {
        long narrow = NetworkKey.around(Ip.parse("198.51.100.7"), 24);
        long address = NetworkKey.around(Ip.parse("198.51.100.7"), 32);

        assertThat(NetworkKey.text(NetworkKey.region(narrow))).isEqualTo("198.51.0.0/16");
        assertThat(NetworkKey.region(address)).isEqualTo(address);
    }
}
