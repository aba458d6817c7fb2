package io.vigil.console.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What people do to findings. It is kept beside what the job writes, so that neither undoes the other, and every act is in the audit. */
public final class Analysts {
    private final Connections connections;
    private final Clock clock;

    public Analysts(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** Ids that no finding has are passed over. */
    public void archive(List<String> ids, boolean archived, String who) {
        for (String id : ids) {
            change(
                    new Act(now(), who, archived ? "archive" : "unarchive", id, ""),
                    "archived, severity",
                    "?, f.severity",
                    List.of(archived));
        }
    }

    /** @param feedback USEFUL or NOT_USEFUL */
    public void judge(List<String> ids, String feedback, String comments, String who) {
        for (String id : ids) {
            change(
                    new Act(now(), who, "feedback", id, feedback),
                    "feedback, comments",
                    text() + ", " + text(),
                    List.of(feedback, comments));
        }
    }

    private String text() {
        return "cast(? as text)";
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private void change(Act act, String columns, String values, List<?> given) {
        String news = List.of(columns.split(", ")).stream()
                .map(column -> column + " = excluded." + column)
                .reduce(
                        "changed_by = excluded.changed_by, changed_at = excluded.changed_at",
                        (all, each) -> all + ", " + each);
        String time = Where.time(connections.dialect());
        String sql = "insert into finding_state (id, changed_by, changed_at, " + columns + ") select f.id, " + text()
                + ", " + time + ", " + values + " from finding f where f.id = ? on conflict (id) do update set " + news;
        connections.use(connection -> {
            run(connection, sql, concat(List.of(act.who(), act.at()), given, List.of(act.of())));
            act.audit(connection, time);
            return act;
        });
    }

    private static List<Object> concat(List<?> first, List<?> second, List<?> third) {
        var all = new ArrayList<Object>(first);
        all.addAll(second);
        all.addAll(third);
        return all;
    }

    private static void run(Connection connection, String sql, List<?> parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            Parameters.bind(statement, parameters);
            statement.executeUpdate();
        }
    }
}
