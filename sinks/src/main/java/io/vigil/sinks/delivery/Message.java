package io.vigil.sinks.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One state of a finding on its way to another tool.
 *
 * @param id of this state: the same state has the same id whenever it is sent, so that whoever gets it twice knows
 * @param findingId 32 hexadecimal digits
 * @param updatedAt event time of the finding's latest news
 * @param count signals folded into it
 * @param incident id of the finding that people meet it under: of a sequence that it is a member of, else its own
 * @param finding GuardDuty's JSON
 */
public record Message(String id, String findingId, Instant updatedAt, long count, String incident, JsonNode finding) {
    public String account() {
        return finding.path("accountId").asText();
    }

    public String region() {
        return finding.path("region").asText();
    }
}
