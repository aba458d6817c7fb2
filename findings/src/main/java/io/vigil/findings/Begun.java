package io.vigil.findings;

import java.time.Duration;
import java.util.Arrays;

/**
 * Which findings of one type have begun in one account, and how many more may begin within the hour: a token bucket, as one time. A stored record, at
 * most 4 KB.
 *
 * @param due epoch milliseconds of event time at which the bucket is full again: each finding that begins moves it on by its share of an hour
 * @param findings hashes of their ids, the latest to begin last
 */
public record Begun(long due, long[] findings) {
    public static final Begun NONE = new Begun(Long.MIN_VALUE, new long[0]);

    static final int MEMORY = 512;

    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** Whether this finding is one of them: more signals of it are no storm. */
    public boolean has(long finding) {
        for (int at = findings.length - 1; at >= 0; at--) {
            if (findings[at] == finding) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether one more may begin at that time.
     *
     * @param mostAnHour 1 or more
     */
    public boolean allows(long time, int mostAnHour) {
        return Math.max(due, time) - time <= HOUR - HOUR / mostAnHour;
    }

    public Begun with(long finding, long time, int mostAnHour) {
        int kept = Math.min(findings.length, MEMORY - 1);
        long[] all = Arrays.copyOfRange(findings, findings.length - kept, findings.length + 1);
        all[kept] = finding;
        return new Begun(Math.max(due, time) + HOUR / mostAnHour, all);
    }
}
