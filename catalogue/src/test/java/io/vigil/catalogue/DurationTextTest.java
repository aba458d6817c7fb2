package io.vigil.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"7d, PT168H", "90m, PT1H30M", "30s, PT30S", "2h30m, PT2H30M", "3d2h10m, PT74H10M", "0m, PT0S"})
    void readsWhatPeopleWrite(String text, Duration duration) {
        assertThat(DurationText.read(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "d", "-1d", "1.5h", "7 d", "30m2h", "1w", "PT1H", "99999999999d", "1h1h"})
    void readsNothingElse(String text) {
        assertThat(DurationText.read(text)).isNull();
    }

    @Property
    void whatIsWrittenReadsBack(@ForAll @LongRange(max = 8_000_000_000L) long seconds) {
        var duration = Duration.ofSeconds(seconds);

        assertThat(DurationText.read(DurationText.write(duration))).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({"24h, 24h", "1d, 24h", "2d, 2d", "90m, 1h30m", "0s, 0s", "25h, 25h", "49h, 2d1h"})
    void writesAsPeopleWould(String text, String written) {
        assertThat(DurationText.write(DurationText.read(text))).isEqualTo(written);
    }
}
