package io.vigil.models.secretharvest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.testkit.Given;
import org.junit.jupiter.api.Test;

class NewTakingsTest {
    private static final int MONDAY = 20_000;

    @Test
    void whatWasTakenBeforeIsNotNew() {
        var takings = new NewTakings();

        takings.turnTo(MONDAY);
        takings.add(read(1, 2, 3), 1);
        takings.turnTo(MONDAY + 1);
        int added = takings.add(read(3, 4), 1);

        assertThat(added).isEqualTo(1);
        assertThat(takings.ofWeek()).isEqualTo(4);
    }

    @Test
    void whoTakesEachDayMakesNoWeekOfItUsualBeforeThatWeekIsOver() {
        var takings = new NewTakings();

        for (int day = 0; day < 7; day++) {
            takings.turnTo(MONDAY + day);
            takings.add(read(10 * day + 1, 10 * day + 2), 1);
        }

        assertThat(takings.ofWeek()).isEqualTo(14);
        assertThat(takings.usualWeek()).isZero();
        takings.turnTo(MONDAY + 14);
        assertThat(takings.ofWeek()).isZero();
        assertThat(takings.usualWeek()).isPositive();
        assertThat(takings.events()).isEmpty();
    }

    @Test
    void whoTakesEverNewThingsIsNotFollowed() {
        var takings = new NewTakings();

        takings.turnTo(MONDAY);
        for (int thing = 1; thing <= 300; thing++) {
            takings.add(read(thing), 1);
        }
        takings.turnTo(MONDAY + 8);

        assertThat(takings.add(read(400), 1)).isZero();
    }

    private static ReadNow read(long... targets) {
        var call = Given.apiCall("secretsmanager:GetSecretValue").by("alice").build();
        return new ReadNow(call, Kind.SECRETS.code, targets, 1, 0);
    }
}
