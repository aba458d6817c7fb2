package io.vigil.jobs.ledger;

import java.util.Arrays;

/**
 * How often a log brings something, in minutes: how long it was silent at most in each of the last five weeks, so that nights, weekends and monthly
 * jobs are known. A stored record.
 *
 * <p>A silence is more than three times the longest before it. Of a log that comes at random, the longest of N pauses is about the logarithm of N
 * times the mean, so that a pause three times as long is to be expected once in N² of them: never.
 *
 * @param heard the latest minute that brought something, since 1970; -1 before the first
 * @param days on how many of them something came
 * @param longest pause of each week, in minutes
 * @param silences reported since the week began
 * @param silent minutes of these together
 * @param silentSince the minute at which the first of these began
 */
public record Rhythm(long heard, int days, int[] longest, int silences, long silent, long silentSince) {
    static final int WEEKS = 5;
    static final Rhythm NONE = new Rhythm(-1, 0, new int[WEEKS], 0, 0, 0);

    /** A working week and a weekend, and one day more. */
    static final int LEARNING_DAYS = 8;

    /** CloudTrail and flow logs are delivered in files of five minutes: a shorter pause says nothing. */
    static final int SHORTEST = 5;

    static final long NEVER = Long.MAX_VALUE;

    private static final int TIMES_LONGEST = 3;
    /** So many silences may be a new rhythm. */
    private static final int FEW = 3;

    private static final long DAY = 24 * 60;
    private static final long WEEK = 7 * DAY;

    /** The first minute at which its silence is not usual any more; {@link #NEVER} while too little is known. */
    long silentAt() {
        int usual = Arrays.stream(longest).max().orElse(0);
        return days < LEARNING_DAYS ? NEVER : heard + Math.max(SHORTEST, TIMES_LONGEST * usual) + 1;
    }

    /** @param minute that brought something; one before {@link #heard} changes nothing */
    Rhythm with(long minute) {
        if (minute <= heard) {
            return this;
        }
        if (heard < 0) {
            return new Rhythm(minute, 1, longest, 0, 0, 0);
        }
        boolean sameWeek = week(minute) == week(heard);
        var counted = new Rhythm(
                minute,
                minute / DAY == heard / DAY ? days : days + 1,
                longest,
                sameWeek ? silences : 0,
                sameWeek ? silent : 0,
                sameWeek ? silentSince : 0);
        return minute >= silentAt() ? counted.afterSilence(heard) : counted.afterPause(heard);
    }

    private Rhythm afterPause(long before) {
        return new Rhythm(heard, days, pauses(before), silences, silent, silentSince);
    }

    /** What was reported is no rhythm, or the next such loss would not be reported; unless most of the time since the first one was silent. */
    private Rhythm afterSilence(long before) {
        long since = silences == 0 ? before : silentSince;
        long sum = silent + heard - before;
        boolean usual = silences + 1 >= FEW && 2 * sum > heard - since;
        return new Rhythm(heard, days, usual ? pauses(before) : forgotten(before), silences + 1, sum, since);
    }

    private int[] pauses(long before) {
        int[] all = forgotten(before);
        int now = (int) (week(heard) % WEEKS);
        all[now] = (int) Math.max(all[now], Math.min(heard - before, Integer.MAX_VALUE / TIMES_LONGEST));
        return all;
    }

    /** Without the weeks that have passed. */
    private int[] forgotten(long before) {
        int[] all = longest.clone();
        long oldest = Math.max(week(before), week(heard) - WEEKS);
        for (long week = oldest + 1; week <= week(heard); week++) {
            all[(int) (week % WEEKS)] = 0;
        }
        return all;
    }

    private static long week(long minute) {
        return minute / WEEK;
    }
}
