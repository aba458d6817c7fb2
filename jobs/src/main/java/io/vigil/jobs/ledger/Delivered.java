package io.vigil.jobs.ledger;

import io.vigil.flink.Totals;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;

/**
 * The ledger of one log in short.
 *
 * @param streams accounts and regions
 * @param hours in which they brought something, of all streams together
 * @param silences longer than any of the weeks before, that ended
 * @param late events that came after their hour was closed
 * @param skipped flow log intervals that AWS could not record
 * @param missing files that digests list and that were not read
 */
public record Delivered(String log, long streams, long hours, long silences, long late, long skipped, long missing) {
    /** Of a job that has ended. */
    public static Delivered of(JobExecutionResult result, String log) {
        return new Delivered(
                log,
                Totals.of(result, Totals.delivered(log, "streams")),
                Totals.of(result, Totals.delivered(log, "hours")),
                Totals.of(result, Totals.delivered(log, "silences")),
                Totals.of(result, Totals.delivered(log, "late")),
                Totals.of(result, Totals.delivered(log, "skipped")),
                Totals.of(result, Totals.delivered(log, "missing")));
    }

    /** One line for people; nothing is mentioned that did not happen. */
    @Override
    public String toString() {
        return "delivered of " + log + ": " + streams + " accounts and regions, " + hours + " hours"
                + Stream.of(
                                some(silences, "unusual silences"),
                                some(missing, "files missing"),
                                some(skipped, "intervals not recorded"),
                                some(late, "events late"))
                        .flatMap(List::stream)
                        .collect(Collectors.joining());
    }

    private static List<String> some(long count, String of) {
        return count == 0 ? List.of() : List.of("; " + count + " " + of);
    }
}
