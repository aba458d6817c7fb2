package io.vigil.models.prevalence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Hash;
import org.junit.jupiter.api.Test;

class HostsOfPlaceTest {
    private static long host(long number) {
        return Hash.combine(number, 1);
    }

    private static long of(long first, int hosts) {
        long users = 0;
        for (int host = 0; host < hosts; host++) {
            users = HostsOfPlace.with(users, host(first + host));
            users = HostsOfPlace.with(users, host(first + host));
        }
        return users;
    }

    @Test
    void upToFourAreCountedExactly() {
        int wrong = 0;
        for (int account = 0; account < 2_000; account++) {
            for (int hosts = 0; hosts <= 4; hosts++) {
                wrong += HostsOfPlace.count(of(account * 10L, hosts)) == hosts ? 0 : 1;
            }
        }

        assertThat(wrong).as("of ten thousand").isLessThanOrEqualTo(5);
    }

    @Test
    void moreAreEstimatedWithinATenthOnAverage() {
        for (int hosts : new int[] {5, 10, 30, 60}) {
            double sum = 0;
            for (int account = 0; account < 200; account++) {
                sum += HostsOfPlace.count(of(account * 100L, hosts));
            }

            assertThat(sum / 200).isBetween(0.9 * hosts, 1.1 * hosts);
        }
    }

    @Test
    void aHostCountsOnce() {
        assertThat(HostsOfPlace.with(of(1, 3), host(2))).isEqualTo(of(1, 3));
    }

    @Test
    void whatAnEarlierReleaseCountedGoesOnAsItDid() {
        long users = HostsOfPlace.ofFewerBits(0b101);

        assertThat(HostsOfPlace.count(users)).isEqualTo(2);
        assertThat(HostsOfPlace.count(HostsOfPlace.with(users, host(1)))).isBetween(2, 3);
        assertThat(HostsOfPlace.count(HostsOfPlace.ofFewerBits(0))).isZero();
    }
}
