package io.vigil.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.events.signals.Observation.Frequency;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DaysTest {
    @Example
    void aDayBeginsAtMidnight() {
        assertThat(Days.of(at("2026-01-05T23:59:59.999Z"))).isEqualTo(Days.of(at("2026-01-05T00:00:00Z")));
        assertThat(Days.of(at("2026-01-06T00:00:00Z"))).isEqualTo(Days.of(at("2026-01-05T23:59:59.999Z")) + 1);
    }

    @Property
    void movingInTwoStepsIsMovingInOne(
            @ForAll int days, @ForAll @IntRange(max = 40) int one, @ForAll @IntRange(max = 40) int two) {
        assertThat(Days.moved(Days.moved(days, one), two)).isEqualTo(Days.moved(days, one + two));
    }

    @Property
    void sixteenDaysHalveWhatADayWeighs(@ForAll @IntRange(max = 15) int age) {
        assertThat(Days.weight(1 << age + 16)).isCloseTo(Days.weight(1 << age) / 2, within(1e-12));
    }

    @Property
    void daysWeighWhatTheyWeighOneByOne(@ForAll int days) {
        double sum = 0;
        for (int age = 0; age < Days.SPAN; age++) {
            sum += (days >>> age & 1) == 0 ? 0 : Math.pow(2, -age / 16.0);
        }

        assertThat(Days.weight(days)).isCloseTo(sum, within(1e-9));
    }

    @Example
    void frequencyCountsDistinctDays() {
        assertThat(Days.frequency(0b1)).isEqualTo(Frequency.RARE);
        assertThat(Days.frequency(0b101)).isEqualTo(Frequency.INFREQUENT);
        assertThat(Days.frequency(0b1101)).isEqualTo(Frequency.INFREQUENT);
        assertThat(Days.frequency(0b1111 << 20)).isEqualTo(Frequency.FREQUENT);
    }

    private static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
