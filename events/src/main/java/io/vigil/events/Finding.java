package io.vigil.events;

import org.jspecify.annotations.Nullable;

/**
 * A finding as the store holds it: the columns that people filter on, and GuardDuty's document. The values are absolute, so writing one
 * twice changes nothing.
 *
 * @param id pure function of what the finding is about; 32 hexadecimal digits
 * @param severity 1.0–10.0
 * @param createdAt epoch milliseconds of event time at which it was first detected
 * @param updatedAt epoch milliseconds of event time of its latest signal
 * @param firstSeen epoch milliseconds of the earliest event
 * @param lastSeen epoch milliseconds of the latest event
 * @param count signals folded into it
 * @param unit the detection that raised it
 * @param document the finding as GuardDuty would deliver it, JSON
 */
public record Finding(
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
        @Nullable String principal,
        @Nullable String accessKey,
        @Nullable String instance,
        @Nullable String bucket,
        @Nullable String remoteIp,
        boolean archived,
        String document) {}
