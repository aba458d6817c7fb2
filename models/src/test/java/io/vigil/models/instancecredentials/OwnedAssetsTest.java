package io.vigil.models.instancecredentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.models.baseline.Written;
import io.vigil.models.instancecredentials.AddressChange.Kind;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

class OwnedAssetsTest {
    private static final long HOUR = 3_600_000L;

    private final OwnedAssets estate = new OwnedAssets();

    @Test
    void anAddressIsHeldUntilItIsReleasedByEitherName() {
        estate.addresses.note(new AddressChange(Kind.HELD, 7, 70), 0);
        estate.addresses.note(new AddressChange(Kind.HELD, 8, 80), 0);
        estate.addresses.note(new AddressChange(Kind.HELD, 9, 90), 0);

        estate.addresses.note(new AddressChange(Kind.RELEASED, 0, 70), 0);
        estate.addresses.note(new AddressChange(Kind.RELEASED, 8, 0), 0);

        assertThat(estate.addresses.hold(7)).isFalse();
        assertThat(estate.addresses.hold(8)).isFalse();
        assertThat(estate.addresses.hold(9)).isTrue();
    }

    @Test
    void afterAnyChangeAddressesAreUnsettledForSixHours() {
        estate.addresses.note(new AddressChange(Kind.MOVED, 0, 0), 10 * HOUR);

        assertThat(estate.addresses.areSettled(9 * HOUR)).isTrue();
        assertThat(estate.addresses.areSettled(16 * HOUR)).isFalse();
        assertThat(estate.addresses.areSettled(16 * HOUR + 1)).isTrue();
    }

    @Test
    void theOldestMakesRoom() {
        for (int address = 1; address <= ElasticAddresses.CAPACITY + 1; address++) {
            estate.addresses.note(new AddressChange(Kind.HELD, address, address), 0);
        }

        assertThat(estate.addresses.hold(1)).isFalse();
        assertThat(estate.addresses.hold(2)).isTrue();
        assertThat(Written.of(estate).bytes()).hasSizeLessThan(4200);
    }

    @Test
    void readsBackWhatItWrote() {
        estate.vpcs.learn(new Passage(1, 2, 3), 4, 20_000);
        estate.addresses.note(new AddressChange(Kind.HELD, 8, 80), HOUR);
        var written = Written.of(estate);

        OwnedAssets read = written.read(OwnedAssets.class);

        assertThat(Written.of(Written.copy(read)).bytes()).isEqualTo(written.bytes());
        assertThat(TypeInformation.of(OwnedAssets.class)).hasToString("State<OwnedAssets>");
    }
}
