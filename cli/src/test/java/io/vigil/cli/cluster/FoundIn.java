package io.vigil.cli.cluster;

import io.vigil.sinks.FindingStorage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a store holds.
 *
 * @param findings what logs show; the same for a replay and a live job
 * @param selfChecks what a live job notices of its logs: those of the samples have been silent since they were written. A replay's end where they end
 */
record FoundIn(List<Kept> findings, List<Kept> selfChecks) {
    /** @param document all that is told of it */
    record Kept(String type, long count, String document) {}

    static FoundIn store(String url) {
        Map<Boolean, List<Kept>> isSelfCheck = read(url).stream()
                .collect(Collectors.partitioningBy(finding -> finding.type().startsWith("SelfCheck:")));
        return new FoundIn(isSelfCheck.get(false), isSelfCheck.get(true));
    }

    private static List<Kept> read(String url) {
        try (var connection = FindingStorage.at(url).sql().connections().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select type, count, document from finding order by id")) {
            var found = new ArrayList<Kept>();
            while (row.next()) {
                found.add(new Kept(row.getString(1), row.getLong(2), row.getString(3)));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
