package io.vigil.jobs.ledger;

import io.vigil.flink.Totals;
import io.vigil.flink.order.OrderedFunction;
import org.apache.flink.api.common.accumulators.LongCounter;

/** What a job counts of the ledger of one log. */
record LedgerTotals(
        LongCounter streams,
        LongCounter hours,
        LongCounter silences,
        LongCounter late,
        LongCounter skipped,
        LongCounter missing) {
    static LedgerTotals of(String log, OrderedFunction.Host host) {
        return new LedgerTotals(
                host.total(Totals.delivered(log, "streams")),
                host.total(Totals.delivered(log, "hours")),
                host.total(Totals.delivered(log, "silences")),
                host.total(Totals.delivered(log, "late")),
                host.total(Totals.delivered(log, "skipped")),
                host.total(Totals.delivered(log, "missing")));
    }

    void addStream() {
        streams.add(1);
    }

    /** One that has ended. */
    void addSilence() {
        silences.add(1);
    }

    void add(LedgerRow row) {
        hours.add(row.minutes() == 0 || row.late() > 0 ? 0 : 1);
        late.add(row.late());
        skipped.add(row.skipped());
        missing.add(row.missing());
    }
}
