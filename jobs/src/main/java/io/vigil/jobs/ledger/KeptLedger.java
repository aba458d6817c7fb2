package io.vigil.jobs.ledger;

import io.vigil.flink.OperatorIds;
import io.vigil.jobs.lines.LineFolder;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where a live job keeps the rows of its ledger: what was delivered, for whoever asks later. */
public record KeptLedger(LineFolder folder) {
    public void write(DataStream<LedgerRow> rows) {
        rows.map(LedgerLine::of, Types.STRING)
                .uid(OperatorIds.format(OperatorIds.WRITE_LEDGER))
                .name("lines of the ledger")
                .sinkTo(folder.files("ledger"))
                .uid(OperatorIds.WRITE_LEDGER)
                .name("write the ledger");
    }
}
