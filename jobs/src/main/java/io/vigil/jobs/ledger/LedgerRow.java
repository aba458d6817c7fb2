package io.vigil.jobs.ledger;

/**
 * What was delivered of one hour. Rows of one log, account, region and hour add up: what comes late makes another one.
 *
 * @param hour epoch milliseconds of its beginning
 * @param minutes of it that have events, a bit for each
 * @param late events of the hour that came after it was closed
 * @param skipped flow log intervals that AWS could not record (SKIPDATA)
 * @param missing CloudTrail files that a digest lists and that were not read
 */
public record LedgerRow(
        String log,
        String account,
        String region,
        long hour,
        long minutes,
        long records,
        long late,
        long rejected,
        long skipped,
        long missing) {}
