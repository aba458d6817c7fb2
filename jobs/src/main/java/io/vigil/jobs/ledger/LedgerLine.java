package io.vigil.jobs.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A row of the ledger as one line of JSON. */
public final class LedgerLine {
    private LedgerLine() {}

    public static String of(LedgerRow row) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("log", row.log());
        line.put("account", row.account());
        line.put("region", row.region());
        line.put("hour", Instant.ofEpochMilli(row.hour()).toString());
        line.put("minutes", Long.bitCount(row.minutes()));
        line.put("records", row.records());
        line.put("late", row.late());
        line.put("rejected", row.rejected());
        line.put("skipped", row.skipped());
        line.put("missing", row.missing());
        return line.toString();
    }
}
