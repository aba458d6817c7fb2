package io.vigil.cli.findings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.sinks.FieldWords;
import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.ReadableSubject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** A SQLite store with findings as a job writes them. */
public final class GivenFindings {
    public static final Instant DAY = Instant.parse("2026-06-12T10:00:00.123Z");

    private static final String INSERT =
            "insert or replace into finding (id, type, severity, account, region, created_at, updated_at, first_seen, last_seen,"
                    + " count, unit, tactic, title, subject, archived, incident, document) values (?, ?, ?, ?, 'eu-west-1', ?, ?, ?, ?, ?, 'unit', 'IMPACT', ?, ?, 0, ?, ?)";

    private GivenFindings() {}

    public static ObjectNode finding(int number, double severity, String user) {
        var finding = JsonNodeFactory.instance.objectNode();
        String time = DAY.plusSeconds(number).toString();
        finding.put("id", "%08x%024x".formatted(number * 7919, number))
                .put("type", severity >= 9 ? "AttackSequence:IAM/CompromisedCredentials" : "Recon:IAMUser/TorIPCaller")
                .put("severity", severity)
                .put("accountId", "111122223333")
                .put("region", "eu-west-1")
                .put("createdAt", DAY.toString())
                .put("updatedAt", time)
                .put("title", user + " looked around from the Tor network")
                .put("description", user + " asked what there is.");
        finding.putObject("resource").putObject("accessKeyDetails").put("userName", user);
        finding.putObject("service")
                .put("archived", false)
                .put("count", number + 1)
                .put("eventFirstSeen", DAY.toString())
                .put("eventLastSeen", time);
        return finding;
    }

    public static void write(Path file, List<ObjectNode> findings) throws SQLException {
        var storage = FindingStorage.at(file.toString());
        storage.prepare();
        try (var connection = storage.sql().connections().getConnection();
                var insert = connection.prepareStatement(INSERT);
                var words = connection.prepareStatement(
                        "insert or replace into finding_value (rowid, words) select number, ? from finding where id = ?")) {
            connection.setAutoCommit(false);
            for (ObjectNode finding : findings) {
                List<Object> values = List.of(
                        finding.path("id").asText(),
                        finding.path("type").asText(),
                        finding.path("severity").asDouble(),
                        finding.path("accountId").asText(),
                        finding.path("createdAt").asText(),
                        finding.path("updatedAt").asText(),
                        finding.at("/service/eventFirstSeen").asText(),
                        finding.at("/service/eventLastSeen").asText(),
                        finding.at("/service/count").asLong(),
                        finding.path("title").asText(),
                        String.valueOf(ReadableSubject.of(finding)),
                        finding.path("id").asText(),
                        finding.toString());
                for (int at = 0; at < values.size(); at++) {
                    insert.setObject(at + 1, values.get(at));
                }
                insert.executeUpdate();
                words.setString(1, FieldWords.of(finding.toString()));
                words.setString(2, finding.path("id").asText());
                words.executeUpdate();
            }
            connection.commit();
        }
    }
}
