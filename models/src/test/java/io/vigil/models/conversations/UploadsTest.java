package io.vigil.models.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private static final double BUDGET = 0.003;

    private static void day(Uploads uploads, int day, long network, double bytes) {
        uploads.enter(day);
        uploads.of(network).sent += bytes;
    }

    @Test
    void aMonthOfDaysThatDifferByChanceIsHardlyEverUnusual() {
        var dice = new Random(1);
        int told = 0;
        int days = 0;

        for (int machine = 0; machine < 1_000; machine++) {
            var uploads = new Uploads();
            double usual = 1e8 * Math.exp(dice.nextGaussian());
            for (int day = 1; day <= 30; day++) {
                uploads.enter(day);
                Upload today = uploads.of(1);
                today.sent += usual * Math.exp(0.4 * dice.nextGaussian());
                days += day > 7 ? 1 : 0;
                told += day > 7 && uploads.probability(today) <= BUDGET ? 1 : 0;
            }
        }

        assertThat((double) told / days).isLessThan(BUDGET); // the budget is what it says, or less
    }

    @Test
    void tenTimesTheMostEverIsUnusual() {
        var dice = new Random(2);
        int found = 0;

        for (int machine = 0; machine < 500; machine++) {
            var uploads = new Uploads();
            double most = 0;
            for (int day = 1; day <= 14; day++) {
                double bytes = 1e8 * Math.exp(0.4 * dice.nextGaussian());
                most = Math.max(most, bytes);
                day(uploads, day, 1, bytes);
            }
            uploads.enter(15);
            Upload today = uploads.of(1);
            today.sent += 10 * most;
            found += uploads.probability(today) <= BUDGET ? 1 : 0;
        }

        assertThat(found / 500.0).isGreaterThan(0.95);
    }

    @Test
    void whoeverWantsTenTimesAsMuchToLookUsualNeedsTwoWeeks() {
        var uploads = new Uploads();
        for (int day = 1; day <= 10; day++) {
            day(uploads, day, 1, 1e8);
        }
        int days = 0;
        int day = 11;
        for (; days == 0; day++) {
            uploads.enter(day);
            Upload today = uploads.of(1);
            today.sent += 1e9;
            days = uploads.most(today) >= Upload.doublings(1e9) - 0.1 ? day - 11 : 0;
        }

        assertThat(days).isGreaterThanOrEqualTo(13);
    }

    @Test
    void aGatewayThatTakesUpNewPortsAllTheTimeExpectsThem() {
        var steady = new Habits();
        var restless = new Habits();
        for (int day = 1; day <= 20; day++) {
            steady.use(443, day, 40);
            restless.use(443, day, 40);
            restless.use(1_000 + day, day, 40);
        }

        assertThat(steady.novelty()).isLessThan(0.01);
        assertThat(restless.novelty()).isGreaterThan(0.3);
    }
}
