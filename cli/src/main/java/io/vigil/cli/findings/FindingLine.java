package io.vigil.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.vigil.sinks.ReadableSubject;
import java.util.Locale;
import java.util.Objects;

/**
 * What a finding is in one line.
 *
 * @param severity one decimal
 * @param subject readable name of who or what it is about; a dash when nobody is
 * @param firstSeen ISO 8601 in UTC, as is {@code lastSeen}
 */
record FindingLine(
        String severity,
        String id,
        String type,
        String account,
        String region,
        String subject,
        String count,
        String firstSeen,
        String lastSeen,
        String title) {
    /** @param finding GuardDuty's JSON */
    static FindingLine of(JsonNode finding) {
        return new FindingLine(
                String.format(Locale.ROOT, "%.1f", finding.path("severity").asDouble()),
                finding.path("id").asText(),
                finding.path("type").asText(),
                finding.path("accountId").asText(),
                finding.path("region").asText(),
                Objects.requireNonNullElse(ReadableSubject.of(finding), "-"),
                finding.at("/service/count").asText(),
                finding.at("/service/eventFirstSeen").asText(),
                finding.at("/service/eventLastSeen").asText(),
                finding.path("title").asText());
    }
}
