package io.vigil.rules.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.events.cloudtrail.ApiCall;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a bucket's life cycle that is in force and makes objects expire. See "Lifecycle configuration elements" and "Expiring objects" in the S3 user
 * guide: a rule for a prefix, a tag or a size is about a part of the bucket; a date that is past is as good as the next midnight.
 *
 * @param prefix of the objects that it is about; empty for all
 * @param byTagOrSize it is about objects with a tag or of a size only
 * @param days until objects go, from when the call was made; 0 for at once
 */
record Lifecycle(String prefix, boolean byTagOrSize, double days) {
    /** What a rule must be about to count. */
    enum Scope {
        /** All objects. */
        BUCKET,
        /** All, or those under the names that CloudTrail and log delivery write to. */
        LOGS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String[] RULES = {"LifecycleConfiguration", "Rule"};
    private static final String LOGS = "AWSLogs/";
    private static final int SMALLEST_OBJECT = 1;

    /** The rules of such a call that are enabled and have an expiry that can be understood. */
    static List<Lifecycle> in(ApiCall call, JsonNode parameters) {
        return JsonTree.at(parameters, RULES).stream()
                .filter(rule -> rule.path("Status").asText().equals("Enabled"))
                .filter(rule -> days(call, rule.path("Expiration")) != null)
                .map(rule -> read(call, rule))
                .toList();
    }

    private static Lifecycle read(ApiCall call, JsonNode rule) {
        JsonNode filter = rule.path("Filter");
        JsonNode all = filter.has("And") ? filter.path("And") : filter;
        String prefix = rule.path("Prefix").asText() + all.path("Prefix").asText();
        boolean part = all.has("Tag")
                || all.has("ObjectSizeLessThan")
                || all.path("ObjectSizeGreaterThan").asLong() > SMALLEST_OBJECT;
        Double days = days(call, rule.path("Expiration"));
        return new Lifecycle(prefix, part, days == null ? Double.MAX_VALUE : days);
    }

    private static @Nullable Double days(ApiCall call, JsonNode expiration) {
        if (expiration.has("Days")) {
            return expiration.path("Days").asDouble(Double.MAX_VALUE);
        }
        Instant date = date(expiration.path("Date").asText());
        return date == null
                ? null
                : Math.max(
                        0,
                        (date.toEpochMilli() - call.time())
                                / (double) Duration.ofDays(1).toMillis());
    }

    private static @Nullable Instant date(String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    boolean expires(Scope scope, int within) {
        return days <= within && !byTagOrSize && (prefix.isEmpty() || scope == Scope.LOGS && isOfLogs());
    }

    private boolean isOfLogs() {
        return prefix.contains(LOGS)
                || LOGS.startsWith(prefix)
                || prefix.toLowerCase(Locale.ROOT).contains("cloudtrail");
    }
}
