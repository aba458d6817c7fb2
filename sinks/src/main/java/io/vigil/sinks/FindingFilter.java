package io.vigil.sinks;

import org.jspecify.annotations.Nullable;

/**
 * Which findings to read.
 *
 * @param severityAtLeast 1.0–10.0; 0 for all
 * @param type finding type, in which {@code *} stands for any text and {@code ?} for any character; upper and lower case are the same; null
 *     for all
 * @param account twelve digits; null for all
 * @param limit maximum number of findings
 */
public record FindingFilter(
        double severityAtLeast,
        @Nullable String type,
        @Nullable String account,
        int limit) {
    /** No condition, no limit. */
    public static final FindingFilter ALL = new FindingFilter(0, null, null, Integer.MAX_VALUE);

    public FindingFilter withSeverityAtLeast(double severity) {
        return new FindingFilter(severity, type, account, limit);
    }

    public FindingFilter withType(@Nullable String glob) {
        return new FindingFilter(severityAtLeast, glob, account, limit);
    }

    public FindingFilter withAccount(@Nullable String id) {
        return new FindingFilter(severityAtLeast, type, id, limit);
    }

    public FindingFilter withLimit(int most) {
        return new FindingFilter(severityAtLeast, type, account, most);
    }
}
