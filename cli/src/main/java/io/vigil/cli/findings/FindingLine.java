package io.vigil.cli.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Stream;

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
                subject(finding),
                finding.at("/service/count").asText(),
                finding.at("/service/eventFirstSeen").asText(),
                finding.at("/service/eventLastSeen").asText(),
                finding.path("title").asText());
    }

    /** What a person would look for first. */
    static String subject(JsonNode finding) {
        return Stream.of(
                        "/service/detection/sequence/actors/0/user/name",
                        "/resource/accessKeyDetails/userName",
                        "/resource/accessKeyDetails/principalId",
                        "/resource/instanceDetails/instanceId",
                        "/resource/s3BucketDetails/0/name",
                        "/service/detection/sequence/resources/0/name")
                .map(place -> finding.at(place).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("-");
    }
}
