package io.vigil.sinks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vigil.events.signals.Tactic;
import io.vigil.findings.Finding;
import io.vigil.findings.GuardDutyJson;
import org.jspecify.annotations.Nullable;

/**
 * A finding as a store keeps it and gives it back: the columns that people filter on, and GuardDuty's document.
 *
 * @param id pure function of what the finding is about; 32 hexadecimal digits
 * @param severity 1.0–10.0
 * @param createdAt epoch milliseconds of event time at which it was first detected
 * @param updatedAt epoch milliseconds of event time of its latest signal
 * @param firstSeen epoch milliseconds of the earliest event
 * @param lastSeen epoch milliseconds of the latest event
 * @param count signals folded into it
 * @param unit the detection that raised it
 * @param subject whom it is about, as of {@link ReadableSubject}; null when nobody is named
 * @param incident id of the finding that people meet it under, as of {@link Finding#incident}
 * @param document the finding as GuardDuty would deliver it, JSON
 */
public record StoredFinding(
        String id,
        String type,
        double severity,
        String account,
        String region,
        long createdAt,
        long updatedAt,
        long firstSeen,
        long lastSeen,
        long count,
        String unit,
        Tactic tactic,
        String title,
        @Nullable String subject,
        @Nullable String principal,
        @Nullable String accessKey,
        @Nullable String instance,
        @Nullable String bucket,
        @Nullable String remoteIp,
        boolean archived,
        String incident,
        String document) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Renders the document: done where it is written, so that the job carries findings in no format of delivery. */
    public static StoredFinding of(Finding finding) {
        var latest = finding.latest();
        String document = GuardDutyJson.of(finding);
        return new StoredFinding(
                finding.id(),
                finding.type(),
                finding.severity(),
                latest.account(),
                finding.region(),
                finding.createdAt(),
                finding.updatedAt(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.count(),
                latest.detection().unit(),
                latest.detection().tactic(),
                latest.detection().title(),
                subject(document),
                latest.subject().principal(),
                latest.subject().accessKey(),
                latest.subject().instance(),
                latest.subject().bucket(),
                latest.remote().ip(),
                finding.archived(),
                finding.incident(),
                document);
    }

    private static @Nullable String subject(String document) {
        try {
            return ReadableSubject.of(JSON.readTree(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding was written that is no JSON", e);
        }
    }
}
