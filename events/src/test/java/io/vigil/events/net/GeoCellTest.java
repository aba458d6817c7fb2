package io.vigil.events.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GeoCellTest {
    private static final GeoCell BERLIN = GeoCell.of(52.52, 13.405, 20);
    private static final GeoCell NEW_YORK = GeoCell.of(40.7128, -74.006, 20);

    @Property
    void isWithinTheGridOfWhereItWasSet(
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = 0, max = 1000) double radius) {
        GeoCell spot = GeoCell.of(latitude, longitude, radius);

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
        assertThat(BERLIN.apartKm(GeoCell.of(52.4, 13.06, 50))).isZero();
    }

    @Test
    void numbersThatAreNoPlaceAreUnknown() {
        assertThat(GeoCell.of(Double.NaN, 0, 10)).isEqualTo(GeoCell.UNKNOWN);
        assertThat(GeoCell.of(0, 181, 10)).isEqualTo(GeoCell.UNKNOWN);
        assertThat(GeoCell.of(0, 0, -1)).isEqualTo(GeoCell.UNKNOWN);
    }
}
