package io.vigil.sources.ocsf;

import io.vigil.sources.json.JsonTree;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as Security Lake keeps it: OCSF 1.0.0-rc.2 (source version 1), 1.1 (version 2) and later; the members that moved between them are
 * looked up at either place (schema.ocsf.io; Security Lake User Guide, open cybersecurity schema framework).
 */
public final class OcsfEvent {
    /** Larger is a time in milliseconds: as seconds it would be the year 5138. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    /** Which log the classes of other logs are given as. */
    private static final Map<String, String> OPTIONS =
            Map.of("4001", "--vpc-flow", "4003", "--dns", "6003", "--cloudtrail");

    private final JsonTree event;

    private OcsfEvent(JsonTree event) {
        this.event = event;
    }

    /** Null when the object is no OCSF event. */
    public static @Nullable OcsfEvent of(JsonTree object) {
        return object.has("class_uid") && (object.has("metadata") || object.has("category_uid"))
                ? new OcsfEvent(object)
                : null;
    }

    JsonTree tree() {
        return event;
    }

    String classUid() {
        String uid = event.text("class_uid");
        return uid == null ? "" : uid;
    }

    /**
     * Why it is no event of a log.
     *
     * @param expected what the log takes
     */
    public String unexpected(String expected) {
        String name = event.text("class_name");
        String option = OPTIONS.get(classUid());
        return "expected " + expected + ", found class " + classUid() + (name == null ? "" : " (" + name + ")")
                + " of OCSF (Security Lake)" + (option == null ? "" : ": give it as " + option);
    }

    /** ISO 8601; null when it states none. */
    @Nullable
    String time() {
        String written = event.firstText("time_dt", "start_time_dt", "time", "start_time");
        Long millis = written == null ? null : millis(written);
        return millis == null ? written : iso(millis);
    }

    static String iso(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Epoch milliseconds of a number of seconds, milliseconds or microseconds; null when the text is no number. */
    static @Nullable Long millis(String written) {
        try {
            long number = Long.parseLong(written.endsWith(".0") ? written.substring(0, written.length() - 2) : written);
            if (Math.abs(number) < LARGEST_SECONDS) {
                return number * 1_000;
            }
            return number > LARGEST_SECONDS * 1_000 ? number / 1_000 : number;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    @Nullable
    String account() {
        return event.firstText("cloud.account.uid", "cloud.account_uid", "unmapped.recipientAccountId");
    }
}
