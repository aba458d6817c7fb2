package io.vigil.sinks.postgres;

import io.vigil.sinks.jdbc.FindingTable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** {@code timestamptz}, which every client shows in its own time zone. */
record ZonedTime() implements FindingTable.TimeColumn {
    @Override
    public void set(PreparedStatement statement, int index, long epochMillis) throws SQLException {
        statement.setObject(index, Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC));
    }
}
