package io.vigil.sources;

import io.vigil.sources.json.JsonTree;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an input states about delivery itself: that it is a file of CloudTrail's which was read to its end, or which files CloudTrail delivered.
 *
 * @param from epoch milliseconds: the beginning of the digest's hour; of a file the minute of delivery that its name holds
 * @param until the end of the digest's hour; of a file as {@code from}
 * @param files their names, without folders
 */
public record Receipt(Kind kind, String account, String region, long from, long until, String[] files) {
    /** Which of the two. */
    public enum Kind {
        READ,
        LISTED
    }

    /** {@code 111122223333_CloudTrail_eu-west-1_20260105T0805Z_Uniq.json.gz}: CloudTrail User Guide, "CloudTrail log file name format". */
    private static final Pattern FILE =
            Pattern.compile("(\\d{12})_CloudTrail_([a-z0-9-]{1,32})_(\\d{8}T\\d{4})Z_[A-Za-z0-9]{1,32}\\.json(\\.gz)?");

    private static final Pattern DIGEST = Pattern.compile("\\d{12}_CloudTrail-Digest_([a-z0-9-]{1,32})_.*");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

    /** Of a file that was read; null when it is not named as CloudTrail names its files. */
    public static @Nullable Receipt read(String place) {
        String name = name(place);
        Matcher file = FILE.matcher(name);
        if (!file.matches()) {
            return null;
        }
        long minute = minuteOf(name);
        return minute == EventTime.NONE
                ? null
                : new Receipt(Kind.READ, file.group(1), file.group(2), minute, minute, new String[] {name});
    }

    /** Epoch milliseconds of the minute of delivery in a file's name; {@link EventTime#NONE} when it has none. */
    public static long minuteOf(String file) {
        Matcher named = FILE.matcher(file);
        try {
            return named.matches()
                    ? LocalDateTime.parse(named.group(3), MINUTE)
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli()
                    : EventTime.NONE;
        } catch (DateTimeException noTime) {
            return EventTime.NONE;
        }
    }

    /** Of a digest file; null when it lacks what it must have. */
    public static @Nullable Receipt listed(JsonTree digest) {
        String account = digest.text("awsAccountId");
        String object = digest.text("digestS3Object");
        long from = time(digest.text("digestStartTime"));
        long until = time(digest.text("digestEndTime"));
        Matcher named = DIGEST.matcher(object == null ? "" : name(object));
        if (account == null || !named.matches() || from == EventTime.NONE || until == EventTime.NONE) {
            return null;
        }
        String[] files = digest.objects("logFiles").stream()
                .map(file -> file.text("s3Object"))
                .filter(path -> path != null && minuteOf(name(path)) != EventTime.NONE)
                .map(Receipt::name)
                .toArray(String[]::new);
        return new Receipt(Kind.LISTED, account, named.group(1), from, until, files);
    }

    private static long time(@Nullable String text) {
        return text == null ? EventTime.NONE : EventTime.parse(text);
    }

    private static String name(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
