package io.vigil.models.beacons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final double CHANCE = 1e-4;

    private static Rhythm of(int gaps, DoubleSupplier gap) {
        var rhythm = new Rhythm();
        for (int at = 0; at < gaps; at++) {
            rhythm.add(Math.max(1, gap.getAsDouble()));
        }
        return rhythm;
    }

    @Test
    void callsAtRandomHaveNoRhythm() {
        var dice = new Random(1);
        int regular = 0;

        for (int pair = 0; pair < 20_000; pair++) {
            double mean = Math.exp(3 + 6 * dice.nextDouble());
            int gaps = 12 + dice.nextInt(200);
            Rhythm rhythm = of(gaps, () -> -mean * Math.log(1 - dice.nextDouble()));
            regular += rhythm.probability() <= CHANCE ? 1 : 0;
        }

        assertThat(regular).isLessThanOrEqualTo(6); // three times what the bound allows
    }

    @Test
    void aClockWithAJitterOfSeventyPerCentIsKnownWithinAHundredCalls() {
        var dice = new Random(2);
        int regular = 0;

        for (int beacon = 0; beacon < 1_000; beacon++) {
            double period = Math.exp(4 + 4 * dice.nextDouble());
            double[] last = {0};
            int[] call = {0};
            Rhythm rhythm = of(100, () -> {
                call[0]++;
                double moment = period * (call[0] + 0.7 * (dice.nextDouble() - 0.5));
                double gap = moment - last[0];
                last[0] = moment;
                return gap;
            });
            regular += rhythm.probability() <= CHANCE ? 1 : 0;
        }

        assertThat(regular).isGreaterThanOrEqualTo(950);
    }

    @Test
    void aClockWithoutJitterIsKnownAfterADozenGaps() {
        Rhythm rhythm = of(13, () -> 300);

        assertThat(rhythm.probability()).isLessThan(CHANCE);
        assertThat(rhythm.period()).isBetween(150.0, 600.0);
    }

    @Test
    void oldGapsFade() {
        Rhythm rhythm = of(3_000, () -> 300);

        assertThat(rhythm.count()).isBetween(128, 256);
    }
}
