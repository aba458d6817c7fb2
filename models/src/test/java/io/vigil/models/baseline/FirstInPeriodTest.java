package io.vigil.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.events.Hash;
import org.junit.jupiter.api.Test;

/** What comes again and again passes once a period, however many others come with it. */
class FirstInPeriodTest {
    private static final int PRINCIPALS = 60_000;

    private final FirstInPeriod days = new FirstInPeriod();

    @Test
    void eachIsTheFirstOnceAPeriod() {
        assertThat(days.isFirst(1, 7)).isTrue();
        assertThat(days.isFirst(1, 7)).isFalse();
        assertThat(days.isFirst(2, 7)).isTrue();
        assertThat(days.isFirst(1, 8)).isTrue();
    }

    @Test
    void periodsThatEndInTheSameBitsAreToldApart() {
        assertThat(days.isFirst(1, 7)).isTrue();

        assertThat(days.isFirst(1, 7 + 256)).isTrue();
    }

    @Test
    void ofSixtyThousandPrincipalsADayNineOfTenPassOnce() {
        for (long day = 0; day < 3; day++) {
            assertThat(passed(day)).isEqualTo(PRINCIPALS);
            assertThat(passed(day)).isLessThan(PRINCIPALS / 10);
        }
    }

    private long passed(long day) {
        long passed = 0;
        for (long principal = 0; principal < PRINCIPALS; principal++) {
            passed += days.isFirst(Hash.combine(principal, 1), day) ? 1 : 0;
        }
        return passed;
    }
}
