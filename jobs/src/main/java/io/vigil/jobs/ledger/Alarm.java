package io.vigil.jobs.ledger;

import io.vigil.events.Signal;
import java.time.Instant;
import java.util.List;

/** The signals of the ledger: a log is silent, comes back, or lost files. */
final class Alarm {
    static final String SILENT = "SelfCheck:Log/Silent.Vigil";
    static final String GAP = "SelfCheck:Log/Gap.Vigil";

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

    private Signal signal(String type, long since, long time, String title, String description) {
        String region = stream.region().isEmpty() ? null : stream.region();
        return new SelfCheck(type, TECHNIQUE, stream.account(), region, stream.log())
                .signal(since, time, title, description);
    }
}
