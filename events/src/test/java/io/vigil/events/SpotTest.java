package io.vigil.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SpotTest {
    private static final Spot BERLIN = Spot.of(52.52, 13.405, 20);
    private static final Spot NEW_YORK = Spot.of(40.7128, -74.006, 20);

    @Property
    void isWithinTheGridOfWhereItWasSet(
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = 0, max = 1000) double radius) {
        Spot spot = Spot.of(latitude, longitude, radius);

        assertThat(spot.isKnown()).isTrue();
        assertThat(spot.latitude()).isCloseTo(latitude, within(0.05));
        assertThat(spot.longitude()).isCloseTo(longitude, within(0.05));
        assertThat(spot.radiusKm()).isBetween((int) radius, (int) radius + 15);
    }

    @Test
    void twoCitiesAreApartByTheGreatCircleLessTheirRadii() {
        assertThat(BERLIN.apartKm(NEW_YORK)).isCloseTo(6385 - 60, within(15.0));
        assertThat(NEW_YORK.apartKm(BERLIN)).isEqualTo(BERLIN.apartKm(NEW_YORK));
    }

    @Test
    void circlesThatTouchAreNotApart() {
        assertThat(BERLIN.apartKm(Spot.of(52.4, 13.06, 50))).isZero();
    }

    @Test
    void numbersThatAreNoPlaceAreUnknown() {
        assertThat(Spot.of(Double.NaN, 0, 10)).isEqualTo(Spot.UNKNOWN);
        assertThat(Spot.of(0, 181, 10)).isEqualTo(Spot.UNKNOWN);
        assertThat(Spot.of(0, 0, -1)).isEqualTo(Spot.UNKNOWN);
    }
}
