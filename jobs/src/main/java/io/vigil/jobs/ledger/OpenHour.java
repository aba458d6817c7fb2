package io.vigil.jobs.ledger;

/**
 * What came of the hour that is not over. A stored record.
 *
 * @param hour since 1970; -1 before the first
 * @param minutes that have events, a bit for each
 */
public record OpenHour(long hour, long minutes, long records, long rejected, long skipped) {
    static final OpenHour NONE = new OpenHour(-1, 0, 0, 0, 0);

    static OpenHour of(long hour) {
        return new OpenHour(hour, 0, 0, 0, 0);
    }

    /** Nothing came of it yet. */
    boolean isEmpty() {
        return records == 0 && rejected == 0 && skipped == 0;
    }

    OpenHour with(DeliveryNote note) {
        long minute = note.records() == 0 ? 0 : 1L << note.minute() % 60;
        return new OpenHour(
                hour, minutes | minute, records + note.records(), rejected + note.rejected(), skipped + note.skipped());
    }
}
