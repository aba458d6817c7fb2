package io.vigil.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EventTimeTest {
    @Property
    void readsEverySecondFrom1970To9999(@ForAll @LongRange(min = 0, max = 253_402_300_799L) long second) {
        assertThat(EventTime.parse(Instant.ofEpochSecond(second).toString())).isEqualTo(second * 1_000);
    }

    @Test
    void readsEveryDayOfFourCenturies() {
        var day = Instant.parse("1970-01-01T23:59:59Z");
        for (int days = 0; days < 146_097; days++) {
            assertThat(EventTime.parse(day.toString())).isEqualTo(day.toEpochMilli());
            day = day.plus(1, ChronoUnit.DAYS);
        }
    }

    @Test
    void readsFractionsOffsetsAndSpaces() {
        long noon = Instant.parse("2024-02-29T12:00:00Z").toEpochMilli();

        assertThat(EventTime.parse("2024-02-29 12:00:00")).isEqualTo(noon);
        assertThat(EventTime.parse("2024-02-29T12:00:00")).isEqualTo(noon);
        assertThat(EventTime.parse("2024-02-29T12:00:00.123456Z")).isEqualTo(noon + 123);
        assertThat(EventTime.parse("2024-02-29T14:00:00+02:00")).isEqualTo(noon);
        assertThat(EventTime.parse("2024-02-29T11:00:00-0100")).isEqualTo(noon);
    }

    @Test
    void anythingElseIsNoTime() {
        for (String text : new String[] {
            "",
            "now",
            "1714558272",
            "2023-02-29T12:00:00Z",
            "2024-13-01T00:00:00Z",
            "2024-01-01T24:00:00Z",
            "2024-01-01T00:60:00Z",
            "2024-01-01T00:00:60Z",
            "2024-01-01",
            "2024-01-0112:00:00",
            "+999999999-12-31T00:00:00Z",
            "2024-01-01T00:00:0-Z"
        }) {
            assertThat(EventTime.parse(text)).as(text).isEqualTo(EventTime.NONE);
        }
    }
}
