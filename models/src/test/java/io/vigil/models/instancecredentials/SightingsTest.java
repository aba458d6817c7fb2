package io.vigil.models.instancecredentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final int TODAY = 20_000;
    private static final long KIND = 1L << 48;
    private static final long MINUTE = 60_000L;

    private final Sightings sightings = new Sightings();

    @Test
    void aStrangePlaceStaysStrangeAlthoughItTookTheSlotOfTheFirst() {
        for (int place = 1; place <= Sightings.PLACES; place++) {
            sightings.networks.learn(KIND + place, TODAY - 100 + place, Sightings.PLACES);
        }

        sightings.networks.learn(KIND + 99, TODAY, Sightings.PLACES);

        assertThat(sightings.networks.key(0)).isEqualTo(KIND + 99);
        assertThat(sightings.isStrange(KIND + 99, TODAY)).isTrue();
    }

    @Test
    void theFirstPlaceIsNotStrange() {
        sightings.networks.learn(KIND + 1, TODAY, Sightings.PLACES);
        sightings.networks.learn(KIND + 2, TODAY, Sightings.PLACES);

        assertThat(sightings.isStrange(KIND + 1, TODAY)).isFalse();
        assertThat(sightings.isStrange(KIND + 2, TODAY)).isTrue();
    }

    @Test
    void newApisAreManyWheneverTheirHourBegan() {
        var apis = new NewApis();
        apis.add(1_000 * MINUTE);
        apis.add(1_059 * MINUTE);
        apis.add(1_061 * MINUTE);
        assertThat(apis.areMany(1_061 * MINUTE)).isFalse();

        apis.add(1_062 * MINUTE);

        assertThat(apis.areMany(1_062 * MINUTE)).isTrue();
        assertThat(apis.areMany(1_120 * MINUTE)).isFalse();
    }

    @Test
    void aToolGoesWithAPlaceUntilItIsUsedAtHome() {
        beTwoPlaces();
        sightings.learn("cli", 1, KIND + 1, TODAY, 0);
        sightings.learn("java", 2, KIND + 2, TODAY, MINUTE);
        assertThat(sightings.isToolOf(KIND + 2, "java", TODAY)).isTrue();

        sightings.learn("java", 3, KIND + 1, TODAY, 2 * MINUTE);

        assertThat(sightings.isToolOf(KIND + 2, "java", TODAY)).isFalse();
    }

    @Test
    void newCallsFromAnotherPlaceAreALookAroundUnlessAsManyFromHomeAreNew() {
        beTwoPlaces();
        for (int call = 21; call <= 23; call++) {
            sightings.learn("cli", call, KIND + 1, TODAY, call * MINUTE);
        }
        for (int call = 1; call <= 3; call++) {
            sightings.learn("cli", call, KIND + 2, TODAY, (200 + call) * MINUTE);
        }
        assertThat(sightings.looksAround(KIND + 2, TODAY, 210 * MINUTE)).isTrue();

        for (int call = 11; call <= 13; call++) {
            sightings.learn("cli", call, KIND + 1, TODAY, (180 + call) * MINUTE);
        }

        assertThat(sightings.looksAround(KIND + 2, TODAY, 210 * MINUTE)).isFalse();
    }

    @Test
    void nothingIsALookAroundBeforeAMachineHasShownWhatItDoes() {
        beTwoPlaces();
        for (int call = 1; call <= 3; call++) {
            sightings.learn("cli", call, KIND + 2, TODAY, (200 + call) * MINUTE);
        }

        assertThat(sightings.looksAround(KIND + 2, TODAY, 210 * MINUTE)).isFalse();
        assertThat(sightings.looksAround(KIND + 2, TODAY + 1, 210 * MINUTE)).isTrue();
    }

    private void beTwoPlaces() {
        sightings.networks.learn(KIND + 1, TODAY, Sightings.PLACES);
        sightings.networks.learn(KIND + 2, TODAY, Sightings.PLACES);
    }
}
