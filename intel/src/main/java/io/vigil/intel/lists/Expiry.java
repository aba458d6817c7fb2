package io.vigil.intel.lists;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Reads from when and until when an entry is valid: ISO 8601 dates, with or without a time, seconds and offset (UTC where none is given); or
 * seconds or milliseconds since the epoch. A bare date means its whole day: as a start its first millisecond, as an end its last.
 */
final class Expiry {
    /** Fewer digits are seconds since the epoch, more are milliseconds: the border lies in the year 5138. */
    private static final int SECONDS_DIGITS = 11;

    private static final Pattern NUMBER = Pattern.compile("\\d{9,18}");
    private static final Pattern ZONE_WORD = Pattern.compile("\\s*(?:UTC|GMT)$", Pattern.CASE_INSENSITIVE);
    /** {@code 2025-06-12}, {@code 20250612}, each with a time and an offset or without: XML Schema's dates may have an offset alone. */
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("[uuuu-MM-dd][uuuuMMdd]")
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private Expiry() {}

    /**
     * The last millisecond of validity, since the epoch; {@link Listed#FOREVER} of a blank text.
     *
     * @throws DateTimeException when the text is no date
     */
    static long end(String text) {
        return text.isBlank() ? Listed.FOREVER : read(text.strip(), 1);
    }

    /**
     * The first millisecond of validity, since the epoch; {@link Listed#ALWAYS} of a text that is blank or no date: an entry must not be lost for
     * its beginning.
     */
    static long start(String text) {
        try {
            return text.isBlank() ? Listed.ALWAYS : read(text.strip(), 0);
        } catch (DateTimeException unreadable) {
            return Listed.ALWAYS;
        }
    }

    /** @param days what to add to a bare date: 0 for its beginning, 1 for its last millisecond */
    private static long read(String text, int days) {
        if (NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return text.length() <= SECONDS_DIGITS ? number * 1_000 : number;
        }
        TemporalAccessor parsed =
                FORM.parse(ZONE_WORD.matcher(text).replaceFirst("Z").replace(' ', 'T'));
        LocalDate date = Objects.requireNonNull(parsed.query(TemporalQueries.localDate()));
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneOffset zone = parsed.query(TemporalQueries.offset());
        ZoneOffset offset = zone == null ? ZoneOffset.UTC : zone;
        return time == null
                ? millis(date.plusDays(days).atStartOfDay().toInstant(offset)) - days
                : millis(date.atTime(time).toInstant(offset));
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }
}
