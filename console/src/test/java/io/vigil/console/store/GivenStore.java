package io.vigil.console.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.sinks.FieldWords;
import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.SqlFindings.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A store with findings as a job would have written them. */
public record GivenStore(FindingStorage storage) {
    private static final String COLUMNS =
            "id, type, severity, account, region, created_at, updated_at, first_seen, last_seen, count, unit, tactic, title, instance, archived, incident, document";

    public static GivenStore at(String url) {
        var storage = FindingStorage.at(url);
        storage.prepare();
        return new GivenStore(storage);
    }

    public Connections connections() {
        return new Connections(storage.sql());
    }

    /** Writes or overwrites, as a job's upsert does. */
    public void write(List<ObjectNode> documents) {
        try (var connections = connections()) {
            boolean postgres = connections.dialect() == Dialect.POSTGRESQL;
            String time = Where.time(connections.dialect());
            String sql = "insert into finding (" + COLUMNS + ") values (?, ?, ?, ?, ?, " + time + ", " + time + ", "
                    + time + ", " + time
                    + ", ?, ?, 'IMPACT', 'title', null, ?, ?, " + (postgres ? "cast(? as jsonb)" : "?")
                    + ") on conflict (id) do update set severity = excluded.severity, archived = excluded.archived, incident = excluded.incident, document = excluded.document";
            connections.use(connection -> {
                connection.setAutoCommit(false);
                try (var statement = connection.prepareStatement(sql)) {
                    for (ObjectNode document : documents) {
                        Parameters.bind(statement, columns(document));
                        statement.addBatch();
                    }
                    statement.executeBatch();
                }
                if (!postgres) {
                    noteWords(connection, documents);
                }
                connection.commit();
                connection.setAutoCommit(true);
                return documents;
            });
        }
    }

    private static void noteWords(Connection connection, List<ObjectNode> documents) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert or replace into finding_value (rowid, words) select number, ? from finding where id = ?")) {
            for (ObjectNode document : documents) {
                Parameters.bind(
                        statement,
                        List.of(
                                FieldWords.of(document.toString()),
                                document.path("id").asText()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Counts what there is, and which pages of it are settled, as a database does by itself after a while. */
    public void analyze() {
        try (var connections = connections()) {
            String sql = connections.dialect() == Dialect.POSTGRESQL ? "vacuum analyze finding" : "analyze finding";
            connections.use(connection -> {
                try (var statement = connection.createStatement()) {
                    return statement.execute(sql);
                }
            });
        }
    }

    private static List<Object> columns(ObjectNode finding) {
        return List.of(
                finding.path("id").asText(),
                finding.path("type").asText(),
                finding.path("severity").asDouble(),
                finding.path("accountId").asText(),
                finding.path("region").asText(),
                finding.path("createdAt").asText(),
                finding.path("updatedAt").asText(),
                finding.at("/service/eventFirstSeen").asText(),
                finding.at("/service/eventLastSeen").asText(),
                finding.at("/service/count").asLong(),
                finding.at("/service/additionalInfo/vigil/unit").asText(),
                finding.at("/service/archived").asBoolean(),
                Criteria.valuesAt(finding, Criteria.INCIDENT).get(0),
                finding.toString());
    }
}
