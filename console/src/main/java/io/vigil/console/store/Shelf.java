package io.vigil.console.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what people configure, beside the findings; every change is in the audit, in the same transaction. */
public final class Shelf {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connections connections;
    private final Clock clock;

    public Shelf(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** Now, to the millisecond. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public Optional<ObjectNode> get(String kind, String id) {
        return Optional.ofNullable(all(kind).get(id));
    }

    /** By id, in the order of the ids. */
    public Map<String, ObjectNode> all(String kind) {
        return connections.use(connection -> {
            try (var statement = connection.prepareStatement(
                    "select id, document from console_resource where kind = ? order by id")) {
                Parameters.bind(statement, List.of(kind));
                var found = new LinkedHashMap<String, ObjectNode>();
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        found.put(row.getString(1), read(row.getString(2)));
                    }
                }
                return found;
            }
        });
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds a document that is no JSON", e);
        }
    }

    /**
     * Adds or replaces.
     *
     * @param who whom the audit names
     * @param what the operation
     */
    public void put(String kind, String id, ObjectNode document, String who, String what) {
        change(
                "insert into console_resource (kind, id, document) values (?, ?, ?)"
                        + " on conflict (kind, id) do update set document = excluded.document",
                List.of(kind, id, document.toString()),
                new Act(now().toString(), who, what, id, document.toString()));
    }

    public void remove(String kind, String id, String who, String what) {
        change(
                "delete from console_resource where kind = ? and id = ?",
                List.of(kind, id),
                new Act(now().toString(), who, what, id, ""));
    }

    /** Puts into the audit what somebody did elsewhere. */
    public void note(String who, String what, String of, String details) {
        connections.use(connection -> {
            var act = new Act(now().toString(), who, what, of, details);
            act.audit(connection, Where.time(connections.dialect()));
            return act;
        });
    }

    private void change(String sql, List<?> parameters, Act act) {
        connections.use(connection -> {
            connection.setAutoCommit(false);
            run(connection, sql, parameters);
            act.audit(connection, Where.time(connections.dialect()));
            connection.commit();
            connection.setAutoCommit(true);
            return act;
        });
    }

    private static void run(Connection connection, String sql, List<?> parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, parameters);
            statement.executeUpdate();
        }
    }
}
