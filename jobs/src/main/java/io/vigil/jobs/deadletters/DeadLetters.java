package io.vigil.jobs.deadletters;

import io.vigil.events.Rejected;
import io.vigil.flink.OperatorIds;
import io.vigil.jobs.lines.LineFolder;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where refused input goes, as lines of JSON, by the hour in which it was refused.
 *
 * @param perMinute letters that one subtask writes in a minute; the others are counted
 */
public record DeadLetters(LineFolder folder, int perMinute) {
    public void write(DataStream<Rejected> rejected) {
        rejected.process(new LimitRate(perMinute))
                .uid(OperatorIds.format(OperatorIds.WRITE_REJECTED))
                .name("limit dead letters")
                .sinkTo(folder.files("rejected"))
                .uid(OperatorIds.WRITE_REJECTED)
                .name("write dead letters");
    }
}
