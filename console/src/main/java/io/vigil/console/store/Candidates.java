package io.vigil.console.store;

import io.vigil.sinks.SqlFindings.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Finds out how many findings an index of documents offers for a question, before the store's planner guesses it. */
record Candidates(Connections connections) {
    /** So many findings are sorted in a moment. */
    private static final int FEW = 1000;

    /**
     * No planner knows how rare a value is: it would walk an order past all findings for the last of a few, or sort tens of thousands for the
     * first. So the index of documents is asked first: few are taken by their ids.
     *
     * @param ofMany what is done when there are more
     */
    Where of(Criteria criteria, BiFunction<Where, Dialect, Where> ofMany) {
        Where where = Where.of(criteria, connections.dialect());
        if (where.fields().isEmpty()) {
            return where;
        }
        String sql = "with hits as materialized (select f.id from finding f where "
                + Where.hasFields(connections.dialect()) + " limit " + (FEW + 1) + ") select id from hits";
        List<String> ids = connections.use(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Parameters.bind(statement, List.of(where.fields()));
                return texts(statement);
            }
        });
        return ids.size() <= FEW ? where.among(ids) : ofMany.apply(where, connections.dialect());
    }

    private static List<String> texts(PreparedStatement statement) throws SQLException {
        var texts = new ArrayList<String>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
