package io.vigil.cli.cluster;

import io.vigil.testkit.GivenEnvelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of one shard in which each record is that of its number.
 *
 * @param log of whose lines it is full, as the job's options name it
 * @param lines makes a line from its number and the time at which it happened
 */
record MadeUpStream(String log, String name, Timeline timeline, Line lines) {
    /** Some 10 KB of gzip. */
    static final int LINES_A_RECORD = 100;

    interface Line {
        String of(long number, Instant time);
    }

    static List<MadeUpStream> ofAllLogs(Timeline timeline) {
        return List.of(
                new MadeUpStream("cloudtrail", "calls", timeline, MadeUpLogs::call),
                new MadeUpStream("vpc-flow", "flows", timeline, MadeUpLogs::flow),
                new MadeUpStream("dns", "queries", timeline, MadeUpLogs::query));
    }

    /** By which the job reads it. */
    String option() {
        return "--" + log + "-stream=" + name;
    }

    /** The lines of a record. */
    List<String> lines(long number) {
        Instant time = timeline.of(number);
        var written = new ArrayList<String>(LINES_A_RECORD);
        for (int line = 0; line < LINES_A_RECORD; line++) {
            written.add(lines.of(number * LINES_A_RECORD + line, time));
        }
        return written;
    }

    byte[] record(long number) {
        return GivenEnvelope.of(lines(number));
    }
}
