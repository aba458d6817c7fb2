package io.vigil.cli.findings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A moment as people give it: so long ago, a day, or a time. */
final class Since {
    static final String EXPECTED = "expected such as 90m, 24h, 7d, 2026-06-12 or 2026-06-12T10:00:00Z";

    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([mhdw])");
    private static final Map<String, Duration> UNITS = Map.of(
            "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));

    private Since() {}

    /**
     * @param now epoch milliseconds
     * @return epoch milliseconds; empty when the text is none of these
     */
    static OptionalLong parse(String text, long now) {
        var ago = AGO.matcher(text);
        try {
            if (ago.matches()) {
                long units = Long.parseLong(ago.group(1));
                return OptionalLong.of(now - units * UNITS.get(ago.group(2)).toMillis());
            }
            Instant moment = text.length() == "2026-06-12".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
            return OptionalLong.of(moment.toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
