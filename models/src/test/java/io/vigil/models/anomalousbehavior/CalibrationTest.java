package io.vigil.models.anomalousbehavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.events.signals.Tactic;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A budget must be kept whatever an account is like: a million innocent days of principals, whose oddness falls slower or faster than the
 * shipped table says, raise between a third and three times as many alarms as allowed.
 */
class CalibrationTest {
    private static final int PRINCIPALS = 100;
    private static final int DAYS = 10_000;
    private static final int YOUNG = 200;
    private static final double NEWS = 0.1;
    private static final double BUDGET = 1;

    private final Improbability improbability = new Improbability(BUDGET, 20);

    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1, 1.25})
    void aMillionInnocentDaysStayWithinTheBudget(double steepness) {
        var calibration = new Calibration();
        var random = new Random(4);
        long alarms = 0;
        for (int day = 1; day <= DAYS; day++) {
            for (int principal = 0; principal < PRINCIPALS; principal++) {
                calibration.count(day);
                if (random.nextDouble() < NEWS) {
                    double score = score(random.nextDouble(), steepness);
                    alarms += alarm(calibration, principal, day, score) && day > YOUNG ? 1 : 0;
                }
            }
        }

        double allowed = improbability.limit(Tactic.PERSISTENCE, PRINCIPALS) * PRINCIPALS * (DAYS - YOUNG);
        assertThat(alarms / allowed).as("alarms over allowed").isBetween(0.3, 3.0);
    }

    @Test
    void anAccountOfWhichLittleIsKnownGoesByTheShippedTable() {
        var calibration = new Calibration();
        calibration.count(1);
        calibration.sample(1, Tactic.IMPACT, 1, 9, false);
        calibration.count(2);

        assertThat(calibration.exceedance(Tactic.IMPACT, 7))
                .isCloseTo(Math.pow(10, Improbability.tail(7)), within(1e-12));
    }

    @Test
    void whatIsOddOnOneDayCountsOnceHoweverOftenItIsSeen() {
        var often = new Calibration();
        var once = new Calibration();
        for (int day = 1; day < 100; day++) {
            for (int times = 0; times < 50; times++) {
                often.sample(day % 7, Tactic.IMPACT, day, 4 - times % 3, false);
            }
            once.sample(day % 7, Tactic.IMPACT, day, 4, false);
            often.count(day);
            once.count(day);
        }

        assertThat(often.exceedance(Tactic.IMPACT, 5)).isEqualTo(once.exceedance(Tactic.IMPACT, 5));
    }

    @Test
    void aDayThatWasAllTooOddIsLearntADayLater() {
        var calibration = new Calibration();
        for (int day = 1; day < 400; day++) {
            calibration.count(day);
            calibration.sample(1, Tactic.IMPACT, day, 3 + day % 4 / 2.0, false);
        }
        double before = calibration.exceedance(Tactic.IMPACT, 8);

        for (int principal = 0; principal < 20; principal++) {
            calibration.sample(principal, Tactic.IMPACT, 400, 9, true);
        }
        calibration.count(401);
        double nextDay = calibration.exceedance(Tactic.IMPACT, 8);
        calibration.count(402);

        assertThat(nextDay).isCloseTo(before, within(before / 5));
        assertThat(calibration.exceedance(Tactic.IMPACT, 8)).isGreaterThan(2 * before);
    }

    private boolean alarm(Calibration calibration, int principal, int day, double score) {
        double pValue = NEWS * calibration.exceedance(Tactic.PERSISTENCE, score);
        calibration.sample(principal, Tactic.PERSISTENCE, day, score, pValue < AnomalousBehavior.TEACHES);
        return pValue <= improbability.limit(Tactic.PERSISTENCE, PRINCIPALS);
    }

    /** Falls as the shipped table does, only steeper or flatter. */
    private static double score(double exceeded, double steepness) {
        double wanted = Math.log10(exceeded) / steepness;
        double score = Improbability.NEWS;
        while (Improbability.tail(score) > wanted) {
            score += 0.01;
        }
        return score;
    }
}
