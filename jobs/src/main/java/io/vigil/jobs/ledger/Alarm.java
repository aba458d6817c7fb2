package io.vigil.jobs.ledger;

import io.vigil.events.signals.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The signals of the ledger: a log is silent, comes back, lost files, cannot be read, or only too slowly. */
final class Alarm {
    static final String SILENT = "SelfCheck:Log/Silent.Vigil";
    static final String GAP = "SelfCheck:Log/Gap.Vigil";
    static final String REFUSED = "SelfCheck:Log/Refused.Vigil";
    static final String BEHIND = "SelfCheck:Log/Behind.Vigil";

    /** Impair Defenses: Disable or Modify Cloud Logs. Who looks whether it was an attacker or a defect begins there. */
    private static final String TECHNIQUE = "T1562.008";

    private static final int MOST_NAMED = 10;

    private final StreamLedger stream;
    private final String place;

    Alarm(StreamLedger stream) {
        this.stream = stream;
        this.place = stream.log() + " of account " + stream.account()
                + (stream.region().isEmpty() ? "" : " in " + stream.region());
    }

    /**
     * @param since epoch milliseconds from which nothing came
     * @param time of the moment from which that was not usual any more
     */
    Signal silent(long since, long time, String blind) {
        return signal(
                SILENT,
                since,
                time,
                "No " + place,
                "Nothing came of " + place + " since " + Instant.ofEpochMilli(since)
                        + ", longer than ever in the last weeks: its source, its delivery or the way here has stopped. "
                        + blind);
    }

    /** @param until epoch milliseconds of what came first again */
    Signal back(long since, long until, String blind) {
        return signal(
                SILENT,
                since,
                until,
                "No " + place,
                "Nothing came of " + place + " from " + Instant.ofEpochMilli(since) + " to "
                        + Instant.ofEpochMilli(until) + ". " + blind);
    }

    /** @param files names of those that never came */
    Signal gap(List<String> files, long from, long time, String blind) {
        String named = String.join(", ", files.subList(0, Math.min(files.size(), MOST_NAMED)));
        return signal(
                GAP,
                from,
                time,
                files.size() + " files of " + place + " were never read",
                "CloudTrail's digest lists files that it delivered and that were not found: " + named
                        + (files.size() > MOST_NAMED ? ", …" : "") + ". " + blind);
    }

    Signal refused(OpenHour hour, String blind) {
        long begin = Duration.ofHours(hour.hour()).toMillis();
        return signal(
                REFUSED,
                begin,
                begin + Duration.ofHours(1).toMillis() - 1,
                hour.rejected() + " records of " + place + " could not be read",
                hour.rejected() + " records of " + place + " were refused within an hour, and " + hour.records()
                        + " read: far more than usual. A producer broke, or somebody hides what is in them; the metrics of"
                        + " rejects and the dead letters hold the reasons. " + blind);
    }

    /**
     * What concerns a log as a whole.
     *
     * @param reached epoch milliseconds of event time to which it was read
     * @param clock epoch milliseconds
     */
    static Signal behind(String log, long reached, long clock) {
        return new SelfCheck(BEHIND, TECHNIQUE, SelfCheck.EVERY, null, log)
                .signal(
                        reached,
                        clock,
                        "Behind: " + log,
                        "What is read of " + log + " is of " + Instant.ofEpochMilli(reached) + ", "
                                + Duration.ofMillis(clock - reached).toMinutes()
                                + " minutes ago, and has been further behind than deliveries take for ten minutes: the job"
                                + " is too slow, has been away, or cannot read a shard. What happens now is found later.");
    }

    private Signal signal(String type, long since, long time, String title, String description) {
        String region = stream.region().isEmpty() ? null : stream.region();
        return new SelfCheck(type, TECHNIQUE, stream.account(), region, stream.log())
                .signal(since, time, title, description);
    }
}
