package io.vigil.models.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private static final double BUDGET = 0.003;
    private static final double RISEN_BY = 8;
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

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

    /** @return the day on which the sum of the days went too far beyond; 0: it never did */
    private static int risen(Random dice, int days, double factor, int from) {
        var uploads = new Uploads();
        for (int day = 1; day <= days; day++) {
            uploads.enter(day);
            Upload today = uploads.of(1);
            today.sent += 1e8 * Math.exp(0.4 * dice.nextGaussian()) * (day >= from ? factor : 1);
            if (today.trickle.excess(today, uploads.spread()) >= RISEN_BY) {
                return day;
            }
        }
        return 0;
    }

    @Test
    void daysThatDifferByChanceDoNotAddUp() {
        var dice = new Random(3);
        int told = 0;

        for (int machine = 0; machine < 2_000; machine++) {
            told += risen(dice, 90, 1, 0) > 0 ? 1 : 0;
        }

        assertThat(told / (2_000 * 90.0)).isLessThan(1 / 3_650.0); // once in ten years of a network
    }

    @Test
    void threeTimesAsMuchEachDayAddsUpWithinTwoWeeks() {
        var dice = new Random(4);
        int found = 0;

        for (int machine = 0; machine < 500; machine++) {
            int day = risen(dice, 44, 3, 31);
            found += day > 30 ? 1 : 0;
        }

        assertThat(found / 500.0).isGreaterThan(0.9);
    }

    @Test
    void whoMakesItLookUsualStepByStepIsToldOfWithinAMonthOrHardlyGainsAnything() {
        for (double step : new double[] {0.02, 0.05, 0.1, 0.2}) {
            var uploads = new Uploads();
            var dice = new Random(5);
            double stolen = 0;
            boolean told = false;
            for (int day = 1; day <= 60 && !told; day++) {
                uploads.enter(day);
                double usual = 1e8 * Math.exp(0.2 * dice.nextGaussian());
                double more = day > 20 ? Math.pow(2, step * (day - 20)) : 1;
                Upload today = uploads.of(1);
                today.sent += usual * more;
                stolen += usual * (more - 1);
                told = today.trickle.excess(today, uploads.spread()) >= RISEN_BY;
            }

            assertThat(told || stolen < 40 * 1e8)
                    .as("step %s, stolen %s", step, stolen)
                    .isTrue();
        }
    }

    @Test
    void aLittleEachDayToANewPlaceAddsUp() {
        var uploads = new Uploads();
        for (int day = 1; day <= 20; day++) {
            day(uploads, day, 1, 1e8);
            if (day > 10) {
                day(uploads, day, 2, 9e6);
            }
        }

        Upload slow = uploads.of(2);

        assertThat(uploads.isAdopted(slow)).isTrue();
        assertThat(slow.trickle.total(slow)).isCloseTo(9e7, within(1.0));
        assertThat(uploads.isAdopted(uploads.of(1))).isFalse();
    }

    @Test
    void whatGoesToManyNewNetworksEachDayIsKnownByItsSum() {
        var uploads = new Uploads();
        long network = 0;

        for (int day = 1; day <= 10; day++) {
            uploads.enter(day);
            for (int address = 0; address < 50; address++) {
                day(uploads, day, ++network, 1e7);
                if (uploads.of(network).isNew()) {
                    uploads.ofNewcomers().add(1e7, 0);
                }
            }
        }

        assertThat(uploads.probability(uploads.ofNewcomers())).isGreaterThan(BUDGET);
        uploads.ofNewcomers().add(2e10, 0);
        assertThat(uploads.probability(uploads.ofNewcomers())).isLessThan(BUDGET);
    }

    @Test
    void whatGoesToAPlaceThatWasTakenUpLatelyIsNoExcuseForMoreOfIt() {
        var uploads = new Uploads();
        for (int day = 1; day <= 10; day++) {
            day(uploads, day, 1, 1e9);
            uploads.pass(uploads.of(1), 1e9, day * DAY + 2 * HOUR);
        }

        for (int day = 11; day <= 20; day++) {
            day(uploads, day, 1, 1e9);
            uploads.pass(uploads.of(1), 1e9, day * DAY + 2 * HOUR);
            day(uploads, day, 2, 1e7);
            uploads.pass(uploads.of(2), 1e7, day * DAY + 5 * HOUR);

            assertThat(uploads.isInstead(uploads.of(2))).isFalse();
        }
    }
}
