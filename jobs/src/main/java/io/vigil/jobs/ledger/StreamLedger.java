package io.vigil.jobs.ledger;

/**
 * What is remembered of one log, account and region. A stored record.
 *
 * @param region empty where the log does not record it
 * @param told its silence goes on, and people know
 */
public record StreamLedger(
        String log, String account, String region, Rhythm rhythm, OpenHour open, FileLedger files, boolean told) {
    /** Before anything came of it. */
    static StreamLedger of(DeliveryNote note) {
        return new StreamLedger(
                note.log(), note.account(), note.region(), Rhythm.NONE, OpenHour.NONE, FileLedger.NONE, false);
    }

    StreamLedger with(OpenHour hour) {
        return new StreamLedger(log, account, region, rhythm, hour, files, told);
    }

    StreamLedger with(FileLedger known) {
        return new StreamLedger(log, account, region, rhythm, open, known, told);
    }

    StreamLedger silent() {
        return new StreamLedger(log, account, region, rhythm, open, files, true);
    }

    StreamLedger heard(long minute) {
        return minute <= rhythm.heard()
                ? this
                : new StreamLedger(log, account, region, rhythm.with(minute), open, files, false);
    }
}
