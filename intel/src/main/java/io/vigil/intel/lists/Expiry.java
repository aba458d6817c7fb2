package io.vigil.intel.lists;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads from when and until when an entry is valid. */
final class Expiry {
    /** Fewer digits are seconds since the epoch, more are milliseconds: the border lies in the year 5138. */
    private static final int SECONDS_DIGITS = 11;

    private Expiry() {}

    /**
     * Reads ISO 8601 (UTC where no offset is given; a bare date lasts to its end), or seconds or milliseconds since the epoch.
     *
     * @return epoch milliseconds; {@link Listed#FOREVER} of a blank text
     * @throws DateTimeException when the text is none of them
     */
    static long read(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return Listed.FOREVER;
        }
        if (plain.matches("\\d{9,18}")) {
            long number = Long.parseLong(plain);
            return plain.length() <= SECONDS_DIGITS ? number * 1_000 : number;
        }
        if (plain.length() <= "2025-01-01".length()) {
            return LocalDate.parse(plain)
                            .plusDays(1)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli()
                    - 1;
        }
        return instant(plain.replace(" UTC", "Z").replace(' ', 'T')).toEpochMilli();
    }

    /** As {@link #read}; {@link Listed#ALWAYS} of a text that is blank or makes no sense: an entry must not be lost for its beginning. */
    static long start(String text) {
        try {
            return text.isBlank() ? Listed.ALWAYS : read(text);
        } catch (DateTimeException unreadable) {
            return Listed.ALWAYS;
        }
    }

    private static Instant instant(String text) {
        boolean hasOffset = text.matches(".*(?:Z|[+-]\\d\\d:\\d\\d)");
        return hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
