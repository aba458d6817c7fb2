package io.vigil.jobs.pipeline;

import io.vigil.events.Rejected;
import io.vigil.events.signals.Signal;
import io.vigil.findings.Finding;
import io.vigil.jobs.ledger.LedgerRow;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What comes out of a pipeline.
 *
 * @param findings each whenever it changes, with absolute values
 * @param signals all, building blocks and sequences among them
 * @param rejected input that is no event
 * @param ledger what was delivered, by log, account, region and hour
 */
public record Drawn(
        DataStream<Finding> findings,
        DataStream<Signal> signals,
        DataStream<Rejected> rejected,
        DataStream<LedgerRow> ledger) {
    Drawn with(DataStream<Finding> others) {
        return new Drawn(others, signals, rejected, ledger);
    }
}
