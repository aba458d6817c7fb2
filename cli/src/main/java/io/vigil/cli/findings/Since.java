package io.vigil.cli.findings;

import io.vigil.catalogue.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A moment as people give it: so long ago, a day, or a time. */
public final class Since {
    /** What may be given. */
    public static final String EXPECTED = "expected such as 90m, 24h, 7d, 2026-06-12 or 2026-06-12T10:00:00Z";

    private static final int DAY = "2026-06-12".length();

    private Since() {}

    /** @return empty when the text is none of these */
    public static Optional<Instant> parse(String text, Instant now) {
        Duration ago = DurationText.read(text);
        try {
            if (ago != null) {
                return Optional.of(now.minus(ago));
            }
            return Optional.of(
                    text.length() == DAY
                            ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
