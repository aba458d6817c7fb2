package io.vigil.models.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.models.baseline.Written;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

class EgressNetworksTest {
    private static final int TODAY = 20_000;

    private final EgressNetworks networks = new EgressNetworks();

    @Test
    void countsDaysAndIdentitiesOfEarlierDaysAlone() {
        networks.learn(7, 1, TODAY - 2);
        networks.learn(7, 2, TODAY - 1);
        networks.learn(7, 3, TODAY);
        networks.learn(7, 1, TODAY);

        assertThat(networks.daysBefore(7, TODAY)).isEqualTo(2);
        assertThat(networks.identitiesBefore(7, TODAY)).isEqualTo(2);
        assertThat(networks.identitiesBefore(7, TODAY + 1)).isEqualTo(3);
        assertThat(networks.daysBefore(8, TODAY)).isZero();
    }

    @Test
    void whatComesLateCountsForItsOwnDay() {
        networks.learn(7, 1, TODAY);
        networks.learn(7, 1, TODAY - 2);

        assertThat(networks.daysBefore(7, TODAY)).isEqualTo(1);
        assertThat(networks.identitiesBefore(7, TODAY)).isEqualTo(1);
    }

    @Test
    void aSharedNetworkOutlivesManyThatOneIdentityCameThrough() {
        networks.learn(7, 1, TODAY - 30);
        networks.learn(7, 2, TODAY - 30);
        for (int other = 0; other < 1000; other++) {
            networks.learn(1000 + other, 1, TODAY);
        }

        assertThat(networks.identitiesBefore(7, TODAY)).isEqualTo(2);
        assertThat(Written.of(networks).bytes()).hasSizeLessThan(128 * 66);
    }

    @Test
    void readsBackWhatItWrote() {
        networks.learn(7, 1, TODAY);
        networks.learn(8, 2, TODAY - 1);
        var written = Written.of(networks);

        EgressNetworks read = written.read(EgressNetworks.class);

        assertThat(Written.of(Written.copy(read)).bytes()).isEqualTo(written.bytes());
        assertThat(TypeInformation.of(EgressNetworks.class)).hasToString("State<EgressNetworks>");
    }
}
