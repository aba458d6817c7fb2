package io.vigil.jobs.ledger;

/**
 * What is remembered of one log, account and region. A stored record.
 *
 * @param region empty where the log does not record it
 * @param reported whether its silence goes on and was reported
 * @param refused which part of it usually is
 */
public record StreamLedger(
        String log,
        String account,
        String region,
        Rhythm rhythm,
        OpenHour open,
        FileLedger files,
        boolean reported,
        UsualShare refused) {
    public StreamLedger {
        refused = refused == null ? UsualShare.NONE : refused;
    }

    /** Before anything came of it. */
    static StreamLedger of(DeliveryNote note) {
        return new StreamLedger(
                note.log(),
                note.account(),
                note.region(),
                Rhythm.NONE,
                OpenHour.NONE,
                FileLedger.NONE,
                false,
                UsualShare.NONE);
    }

    StreamLedger with(OpenHour hour) {
        return new StreamLedger(log, account, region, rhythm, hour, files, reported, refused);
    }

    StreamLedger with(FileLedger known) {
        return new StreamLedger(log, account, region, rhythm, open, known, reported, refused);
    }

    /** The open hour is over, and the next begins. */
    StreamLedger next(OpenHour hour) {
        return new StreamLedger(log, account, region, rhythm, hour, files, reported, refused.with(open));
    }

    StreamLedger silent() {
        return new StreamLedger(log, account, region, rhythm, open, files, true, refused);
    }

    StreamLedger heard(long minute) {
        return minute <= rhythm.heard()
                ? this
                : new StreamLedger(log, account, region, rhythm.with(minute), open, files, false, refused);
    }
}
