package io.vigil.sources;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Reads the times that logs write, and knows which cannot be true. */
public final class EventTime {
    /** What no log writes: not a time. */
    public static final long NONE = Long.MIN_VALUE;
    /**
     * 2006-01-01: no AWS log is older than AWS. An older time is a broken clock or a broken record, and would make its principal look known
     * for decades.
     */
    public static final long EARLIEST = 1_136_073_600_000L;

    /** ISO 8601, with or without fraction and offset, {@code T} or a space between date and time; UTC where no offset is given. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int LENGTH = "2024-01-01T00:00:00Z".length();
    private static final int[] DAYS_IN_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private EventTime() {}

    /** Epoch milliseconds of the written time; {@link #NONE} when it is none. */
    public static long parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long plain = parsePlain(bytes, 0, bytes.length);
        return plain != NONE ? plain : parseIso(text);
    }

    /** Epoch milliseconds of {@code 2024-01-01T00:00:00Z}, the form that AWS writes; {@link #NONE} for any other. */
    public static long parsePlain(byte[] text, int from, int to) {
        if (to - from != LENGTH || !hasMarks(text, from)) {
            return NONE;
        }
        int year = digits(text, from, 4);
        int month = digits(text, from + 5, 2);
        int day = digits(text, from + 8, 2);
        int hour = digits(text, from + 11, 2);
        int minute = digits(text, from + 14, 2);
        int second = digits(text, from + 17, 2);
        boolean valid =
                isDate(year, month, day) && (hour | minute | second) >= 0 && hour < 24 && minute < 60 && second < 60;
        return valid ? (days(year, month, day) * 86_400 + hour * 3_600L + minute * 60L + second) * 1_000 : NONE;
    }

    private static boolean hasMarks(byte[] text, int from) {
        return text[from + 4] == '-'
                && text[from + 7] == '-'
                && text[from + 10] == 'T'
                && text[from + 13] == ':'
                && text[from + 16] == ':'
                && text[from + 19] == 'Z';
    }

    /** Negative when one of them is no digit. */
    private static int digits(byte[] text, int from, int count) {
        int value = 0;
        for (int at = from; at < from + count; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static boolean isDate(int year, int month, int day) {
        if (year < 1970 || month < 1 || month > 12 || day < 1 || day > DAYS_IN_MONTH[month - 1]) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return leap || month != 2 || day < 29;
    }

    /** Days since 1970-01-01 in the Gregorian calendar, counted in years that begin in March. */
    private static long days(int year, int month, int day) {
        int shifted = month > 2 ? year : year - 1;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int leapDays = shifted / 4 - shifted / 100 + shifted / 400;
        return shifted * 365L + leapDays + dayOfYear - 719_468;
    }

    private static long parseIso(String text) {
        try {
            TemporalAccessor time = ISO.parse(text.replace(' ', 'T'));
            int offset = time.isSupported(ChronoField.OFFSET_SECONDS) ? time.get(ChronoField.OFFSET_SECONDS) : 0;
            return LocalDateTime.from(time)
                    .toInstant(ZoneOffset.ofTotalSeconds(offset))
                    .toEpochMilli();
        } catch (DateTimeException | ArithmeticException noTime) {
            return NONE;
        }
    }
}
