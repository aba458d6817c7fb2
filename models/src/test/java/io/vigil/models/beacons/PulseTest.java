package io.vigil.models.beacons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of ten minutes, each record of which spans its interval. */
class PulseTest {
    private static final double CHANCE = 1e-4;
    private static final long INTERVAL = 600_000;
    private static final long BEGIN = 1_000 * INTERVAL;
    private static final int SIX_HOURS = 36;

    private final Random dice = new Random(1);

    /** @param gap seconds until the next connection, each from another port */
    private Pulse of(int intervals, DoubleSupplier gap) {
        var pulse = new Pulse();
        for (double time = gap.getAsDouble(); time < intervals * 600; time += gap.getAsDouble()) {
            long from = BEGIN + ((long) time / 600) * INTERVAL + dice.nextInt(8_000);
            pulse.add(32_768 + dice.nextInt(28_000), from, from + 590_000);
        }
        return pulse;
    }

    private static boolean isRegular(Pulse pulse) {
        return pulse.intervals() >= SIX_HOURS && pulse.probability() <= CHANCE;
    }

    @Test
    void connectionsAtRandomHaveNoPulse() {
        int regular = 0;

        for (int pair = 0; pair < 20_000; pair++) {
            double mean = 40 + 900 * dice.nextDouble();
            Pulse pulse = of(SIX_HOURS + dice.nextInt(100), () -> -mean * Math.log(1 - dice.nextDouble()));
            regular += isRegular(pulse) ? 1 : 0;
        }

        assertThat(regular).isLessThanOrEqualTo(6); // three times what the bound allows
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 120, 300, 450, 600})
    void aClockHasOneWithinEightHoursAlsoWithAJitter(int period) {
        int regular = 0;

        for (int beacon = 0; beacon < 1_000; beacon++) {
            Pulse pulse = of(48, () -> period * (0.7 + 0.6 * dice.nextDouble()));
            regular += isRegular(pulse) ? 1 : 0;
        }

        assertThat(regular).isGreaterThanOrEqualTo(950);
    }

    @Test
    void connectionsThatStayOpenAreNotBegunAnew() {
        var pulse = new Pulse();

        for (int interval = 0; interval < 48; interval++) {
            for (int port = 40_000; port < 40_004; port++) {
                pulse.add(port, BEGIN + interval * INTERVAL, BEGIN + interval * INTERVAL + 595_000);
            }
        }

        assertThat(pulse.probability()).isEqualTo(1);
    }

    @Test
    void aRecordThatSpansLessThanAnIntervalIsNotCounted() {
        assertThat(new Pulse().add(40_000, BEGIN, BEGIN + 60_000)).isFalse();
    }
}
