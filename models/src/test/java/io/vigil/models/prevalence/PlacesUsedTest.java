package io.vigil.models.prevalence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Hash;
import io.vigil.models.baseline.Written;
import io.vigil.models.conversations.Distinct;
import java.io.IOException;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class PlacesUsedTest {
    private static final int TODAY = 20_000;
    private static final long PLACE = Hash.of("vendor.example");

    private final PlacesUsed places = new PlacesUsed(TODAY);

    private static long host(int number) {
        return Hash.combine(number, 1);
    }

    @Test
    void aHostCountsOnceHoweverOftenItComesAgain() {
        for (int time = 0; time < 100; time++) {
            places.use(PLACE, host(1), TODAY + time);
        }

        assertThat(places.hosts(PLACE)).isEqualTo(1);
        assertThat(places.first(PLACE, TODAY + 100)).isEqualTo(TODAY);
    }

    @Test
    void manyHostsAreManyAndOthersPlacesAreNotTheirs() {
        for (int host = 0; host < 30; host++) {
            places.use(PLACE, host(host), TODAY);
        }

        assertThat(places.hosts(PLACE)).isBetween(20, 45);
        assertThat(places.hosts(Hash.of("other.example"))).isZero();
        assertThat(places.first(Hash.of("other.example"), TODAY + 3)).isEqualTo(TODAY + 3);
    }

    @Test
    void whatManyUseOutlivesWhatOnlyOneDoes() {
        for (int host = 0; host < 5; host++) {
            places.use(PLACE, host(host), TODAY);
        }
        for (int place = 0; place < 50_000; place++) {
            places.use(Hash.combine(place, 7), host(1), TODAY + 1);
        }

        assertThat(places.hosts(PLACE)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aHostOfTheAccountIsOneThatBeganToUseAnythingLately() {
        for (int host = 0; host < 200; host++) {
            places.use(Hash.combine(host % 50, 7), host(host), TODAY + 29);
        }

        assertThat(places.prevalence(PLACE, TODAY + 29).ofHosts()).isBetween(180, 220);
        places.use(PLACE, host(1), TODAY + 31);
        assertThat(places.prevalence(PLACE, TODAY + 31).ofHosts()).isBetween(180, 220);
        places.use(PLACE, host(1), TODAY + 95);
        assertThat(places.prevalence(PLACE, TODAY + 95).ofHosts()).isEqualTo(1);
    }

    @Test
    void aSavepointKeepsAll() {
        places.use(PLACE, host(1), TODAY);
        places.use(PLACE, host(2), TODAY);

        PlacesUsed read = Written.of(places).read(PlacesUsed.class);

        assertThat(read.since()).isEqualTo(TODAY);
        assertThat(read.prevalence(PLACE, TODAY)).isEqualTo(places.prevalence(PLACE, TODAY));
        assertThat(read.prevalence(PLACE, TODAY).ofHosts()).isEqualTo(2);
    }

    /** Version 2: 24 bits of the hash, 24 bits of hosts, the day. */
    @Test
    void whatAnEarlierReleaseWroteIsReadWithItsHosts() throws IOException {
        var out = new DataOutputSerializer(256);
        out.writeByte(2);
        out.writeInt(TODAY);
        out.writeShort((int) PLACE & 4092);
        out.writeLong(PLACE >>> 40 << 40 | 0b111L << 16 | TODAY);
        out.writeShort(4096);
        new Distinct().write(out);
        new Distinct().write(out);
        out.writeShort(0);

        PlacesUsed read = new Written(out.getCopyOfBuffer()).read(PlacesUsed.class);

        assertThat(read.hosts(PLACE)).isEqualTo(3);
        assertThat(read.first(PLACE, TODAY + 9)).isEqualTo(TODAY);
    }

    @Test
    void whatAYoungHostDoesIsStrangeWhereNobodyElseIsAndHardlyEver() {
        for (int place = 0; place < 3; place++) {
            places.use(Hash.combine(place, 9), host(place), TODAY + 10);
        }
        places.use(PLACE, host(1), TODAY + 10);
        places.use(PLACE, host(2), TODAY + 10);

        assertThat(places.isStrangeOfYoung(PLACE, TODAY + 10)).as("two use it").isFalse();
        assertThat(places.isStrangeOfYoung(Hash.combine(0, 9), TODAY + 10)).isTrue();
        assertThat(places.isStrangeOfYoung(Hash.combine(0, 9), TODAY + 11))
                .as("the same again")
                .isTrue();
        assertThat(places.isStrangeOfYoung(Hash.combine(1, 9), TODAY + 12))
                .as("young ones do so")
                .isFalse();
    }
}
