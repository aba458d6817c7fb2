package io.vigil.models.scanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the test of scans promises: how seldom innocents are taken for scanners, how fast scanners are, and what patience buys. */
class SequentialTest {
    private static final double BOUND = -Math.log(1e-6);
    private static final long DAY = 86_400_000L;

    /** @return the contact at which it is a scan; 0 when it never is */
    private static int scansAfter(Random dice, SuccessRate rate, double successes, int contacts) {
        var walk = new Walk(1);
        for (int at = 1; at <= contacts; at++) {
            if (dice.nextDouble() < successes) {
                walk.succeed(rate.gainOfSuccess(), at);
            } else {
                walk.fail(rate.gainOfFailure(), at * 0x9e3779b97f4a7c15L, at, at);
            }
            if (walk.score() >= BOUND && walk.targets() >= 9.5) {
                return at;
            }
        }
        return 0;
    }

    @Test
    void twoMillionContactsOfInnocentsOfWhichOneInFiveFailsAreNoScan() {
        var dice = new Random(1);
        int alarms = 0;

        for (int machine = 0; machine < 2_000; machine++) {
            alarms += scansAfter(dice, new SuccessRate(), 0.8, 1_000) > 0 ? 1 : 0;
        }

        assertThat(alarms)
                .isLessThanOrEqualTo(
                        3); // one in a million from each start of the walk, of which there are some 800,000
    }

    @Test
    void scannersAreFoundWithinAboutSixteenContacts() {
        var dice = new Random(2);
        double sum = 0;
        int missed = 0;

        for (int machine = 0; machine < 2_000; machine++) {
            int found = scansAfter(dice, new SuccessRate(), 0.2, 200);
            missed += found == 0 ? 1 : 0;
            sum += found;
        }

        assertThat(missed).isZero();
        assertThat(sum / 2_000).isBetween(12.0, 20.0);
    }

    @Test
    void tenFailuresInARowAreAScanAndNineAreNone() {
        var dice = new Random(3);

        assertThat(scansAfter(dice, new SuccessRate(), 0, 9)).isZero();
        assertThat(scansAfter(dice, new SuccessRate(), 0, 20)).isEqualTo(10);
    }

    @Test
    void aMachineThatFailsForAMonthDoesNotTeachThatScanningIsUsual() {
        var dice = new Random(4);
        var rate = new SuccessRate();
        for (long day = 20_000; day < 20_030; day++) {
            for (int contact = 0; contact < 500; contact++) {
                rate.learn(dice.nextInt(10) == 0, day * DAY);
            }
        }

        assertThat(scansAfter(dice, rate, 0.1, 500)).isBetween(10, 100);
    }

    @Test
    void aCrawlerThatIsKnownToMeetManyDeadSitesIsNoScanner() {
        var dice = new Random(5);
        var rate = new SuccessRate();
        for (long day = 20_000; day < 20_010; day++) {
            for (int contact = 0; contact < 500; contact++) {
                rate.learn(dice.nextInt(10) < 6, day * DAY);
            }
        }
        int alarms = 0;

        for (int crawl = 0; crawl < 500; crawl++) {
            alarms += scansAfter(dice, rate, 0.6, 1_000) > 0 ? 1 : 0;
        }

        assertThat(alarms).isZero();
    }

    @Test
    void aDayOfAScanTeachesNothing() {
        var taught = new SuccessRate();
        taught.scan();
        for (int contact = 0; contact < 500; contact++) {
            taught.learn(false, DAY);
        }
        taught.scan();
        taught.learn(true, 2 * DAY);

        assertThat(taught.gainOfFailure()).isEqualTo(new SuccessRate().gainOfFailure());
    }
}
