package io.vigil.sinks.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.sinks.SqlFindings;
import io.vigil.sinks.SqlFindings.Dialect;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a store holds that a receiver does not have yet. The store is the queue: nothing is kept in memory, a receiver that is away misses nothing,
 * and the job that writes the findings knows nothing of it.
 */
public final class Outbox {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What may be handed on: not a finding that was reported early and may be withdrawn yet, as all may but critical ones and sequences. In a JSON text
     * no name and no title can hold a quote before a colon.
     */
    private static final String LASTING =
            "(f.severity >= 9 or f.type like 'AttackSequence:%' or cast(f.document as text) not like '%\"provisional\":%')";

    private final SqlFindings store;
    private final String receiver;
    private final Selection selection;

    /** @param receiver names it in the store; what was handed to one name is not handed to it again */
    public Outbox(SqlFindings store, String receiver, Selection selection) {
        this.store = store;
        this.receiver = receiver;
        this.selection = selection;
    }

    /** Those with the oldest news first. */
    List<Message> waiting(int most, Instant now) throws SQLException {
        String time = time();
        String sql = "select f.id, " + isoText("f.updated_at") + ", f.count, f.incident, f.document from finding f"
                + " left join delivery d on d.receiver = ? and d.finding_id = f.id"
                + " where f.updated_at >= " + time + " and f.severity >= ? and not f.archived and " + LASTING
                + " and (d.receiver is null or (d.delivered_at <= " + time
                + " and (d.updated_at <> f.updated_at or d.count <> f.count or d.incident <> f.incident)))"
                + " order by f.updated_at, f.id limit " + most;
        try (Connection connection = store.connections().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, receiver);
            statement.setString(2, iso(selection.since()));
            statement.setDouble(3, selection.severityAtLeast());
            statement.setString(4, iso(now.minus(selection.pace())));
            return messages(statement);
        }
    }

    private static List<Message> messages(PreparedStatement statement) throws SQLException {
        var messages = new ArrayList<Message>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String id = row.getString(1);
                String updatedAt = row.getString(2);
                long count = row.getLong(3);
                String incident = row.getString(4);
                messages.add(new Message(
                        stateId(id, updatedAt, count, incident),
                        id,
                        Instant.parse(updatedAt),
                        count,
                        incident,
                        document(row.getString(5))));
            }
        }
        return messages;
    }

    private static String stateId(String finding, String updatedAt, long count, String incident) {
        String state = finding + " " + updatedAt + " " + count + (incident.equals(finding) ? "" : " " + incident);
        return UUID.nameUUIDFromBytes(state.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** An analyst's word is already in the question: what is asked for is not archived. */
    private static JsonNode document(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            if (document.get("service") instanceof ObjectNode service) {
                service.put("archived", false);
            }
            return document;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds a document that is no JSON", e);
        }
    }

    /** Notes what need not be handed over again. */
    void note(Receiver.Receipt receipt, Instant now) throws SQLException {
        String sql =
                "insert into delivery (receiver, finding_id, updated_at, count, incident, refused, delivered_at) values (?, ?, "
                        + time() + ", ?, ?, ?, " + time()
                        + ") on conflict (receiver, finding_id) do update set updated_at = excluded.updated_at, count = excluded.count,"
                        + " incident = excluded.incident, refused = excluded.refused, delivered_at = excluded.delivered_at";
        try (Connection connection = store.connections().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            add(statement, receipt.taken(), false, now);
            add(statement, receipt.refused(), true, now);
            statement.executeBatch();
            connection.commit();
        }
    }

    private void add(PreparedStatement statement, List<Message> messages, boolean refused, Instant now)
            throws SQLException {
        for (Message message : messages) {
            statement.setString(1, receiver);
            statement.setString(2, message.findingId());
            statement.setString(3, iso(message.updatedAt()));
            statement.setLong(4, message.count());
            statement.setString(5, message.incident());
            statement.setBoolean(6, refused);
            statement.setString(7, iso(now));
            statement.addBatch();
        }
    }

    private String time() {
        return store.dialect() == Dialect.SQLITE ? "?" : "cast(? as timestamptz)";
    }

    private String isoText(String column) {
        return store.dialect() == Dialect.SQLITE
                ? column
                : "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
    }

    /** As the columns have it: always three decimals. */
    private static String iso(Instant time) {
        String text = time.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.length() == "2026-06-12T10:00:00Z".length() ? text.replace("Z", ".000Z") : text;
    }
}
