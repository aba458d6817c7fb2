package io.vigil.jobs.ledger;

/**
 * What one subtask of a source read of one log, account and region, of one minute; or what was read, or is listed, of CloudTrail's files.
 *
 * @param region empty where the log does not record it
 * @param minute since 1970
 * @param latest epoch milliseconds of the latest event of the note, or of what it describes
 * @param records events; 0 for a note about files or rejects alone
 * @param skipped flow log intervals that AWS could not record (SKIPDATA)
 * @param files names of files
 * @param listed they were delivered, as a digest lists them; otherwise they were read
 * @param writer the subtask
 * @param number of its notes: distinguishes two of one time
 */
public record DeliveryNote(
        String log,
        String account,
        String region,
        long minute,
        long latest,
        long records,
        long rejected,
        long skipped,
        String[] files,
        boolean listed,
        int writer,
        long number) {
    static final String[] NO_FILES = {};
}
