package io.vigil.jobs.ledger;

/**
 * What is remembered of one log, account and region. A stored record.
 *
 * @param told its silence goes on, and people know
 */
public record StreamLedger(Rhythm rhythm, OpenHour open, FileLedger files, boolean told) {
    static final StreamLedger NONE = new StreamLedger(Rhythm.NONE, OpenHour.NONE, FileLedger.NONE, false);

    StreamLedger with(OpenHour hour) {
        return new StreamLedger(rhythm, hour, files, told);
    }

    StreamLedger with(FileLedger known) {
        return new StreamLedger(rhythm, open, known, told);
    }

    StreamLedger silent() {
        return new StreamLedger(rhythm, open, files, true);
    }

    StreamLedger heard(long minute) {
        return minute <= rhythm.heard() ? this : new StreamLedger(rhythm.with(minute), open, files, false);
    }
}
