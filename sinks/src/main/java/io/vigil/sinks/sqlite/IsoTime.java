package io.vigil.sinks.sqlite;

import io.vigil.sinks.jdbc.FindingTable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** SQLite has no type for time: its functions read ISO 8601 text, which sorts as time does. */
record IsoTime() implements FindingTable.TimeColumn {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Override
    public void set(PreparedStatement statement, int index, long epochMillis) throws SQLException {
        statement.setString(index, FORMAT.format(Instant.ofEpochMilli(epochMillis)));
    }
}
