package io.vigil.sinks.jdbc;

import io.vigil.sinks.FieldWords;
import io.vigil.sinks.StoredFinding;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code finding}, as all SQL stores have it.
 *
 * @param document how the store takes a JSON text: {@code ?}, or a cast of it
 * @param unlocked ends a query for rows that others are not changing at this moment
 * @param times how the store keeps a time
 * @param words notes the words of a document, for its row in this very state, by words, id, time of the latest change and count; null where the
 *     store looks into documents by itself
 */
public record FindingTable(
        String document,
        String unlocked,
        TimeColumn times,
        @Nullable String words) {
    /** How a store keeps epoch milliseconds so that people can read them. */
    public interface TimeColumn {
        void set(PreparedStatement statement, int index, long epochMillis) throws SQLException;
    }

    private static final List<String> COLUMNS = List.of(
            "id",
            "type",
            "severity",
            "account",
            "region",
            "created_at",
            "updated_at",
            "first_seen",
            "last_seen",
            "count",
            "unit",
            "tactic",
            "title",
            "subject",
            "principal",
            "access_key",
            "instance",
            "bucket",
            "remote_ip",
            "archived",
            "incident",
            "document");

    /** A row gives way to a later one, and at the same time to one that counts as much or more. */
    String upsert() {
        String values = COLUMNS.stream()
                .map(column -> column.equals("document") ? document : "?")
                .collect(Collectors.joining(", "));
        String news = COLUMNS.stream()
                .filter(column -> !column.equals("id"))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "insert into finding (" + String.join(", ", COLUMNS) + ") values (" + values
                + ") on conflict (id) do update set " + news
                + " where (excluded.updated_at, excluded.count) >= (finding.updated_at, finding.count)";
    }

    /** What was reported early and does not hold. */
    String delete() {
        return "delete from finding where id = ?";
    }

    /** Some of the findings that were last updated before a time. It waits for no other writer, so none waits for it in turn. */
    String deleteOld() {
        return "delete from finding where id in (select id from finding where updated_at < ? limit 1000" + unlocked
                + ")";
    }

    void bind(PreparedStatement statement, StoredFinding finding) throws SQLException {
        var row = new Row(statement);
        row.text(finding.id());
        row.text(finding.type());
        row.number(finding.severity());
        row.text(finding.account());
        row.text(finding.region());
        row.time(finding.createdAt());
        row.time(finding.updatedAt());
        row.time(finding.firstSeen());
        row.time(finding.lastSeen());
        row.count(finding.count());
        row.text(finding.unit());
        row.text(finding.tactic().name());
        row.text(finding.title());
        row.text(finding.subject());
        row.text(finding.principal());
        row.text(finding.accessKey());
        row.text(finding.instance());
        row.text(finding.bucket());
        row.text(finding.remoteIp());
        row.flag(finding.archived());
        row.text(finding.incident());
        row.json(finding.document());
    }

    void bindWords(PreparedStatement statement, StoredFinding finding) throws SQLException {
        statement.setString(1, FieldWords.of(StoredText.json(finding.document())));
        statement.setString(2, finding.id());
        times.set(statement, 3, finding.updatedAt());
        statement.setLong(4, finding.count());
    }

    /** Sets the parameters of one row from left to right, in the order of {@link #COLUMNS}. */
    private final class Row {
        private final PreparedStatement statement;
        private int at;

        Row(PreparedStatement statement) {
            this.statement = statement;
        }

        void text(@Nullable String text) throws SQLException {
            if (text == null) {
                statement.setNull(++at, Types.VARCHAR);
            } else {
                statement.setString(++at, StoredText.column(text));
            }
        }

        void number(double value) throws SQLException {
            statement.setDouble(++at, value);
        }

        void count(long value) throws SQLException {
            statement.setLong(++at, value);
        }

        void time(long epochMillis) throws SQLException {
            times.set(statement, ++at, epochMillis);
        }

        void flag(boolean value) throws SQLException {
            statement.setBoolean(++at, value);
        }

        void json(String document) throws SQLException {
            statement.setString(++at, StoredText.json(document));
        }
    }
}
