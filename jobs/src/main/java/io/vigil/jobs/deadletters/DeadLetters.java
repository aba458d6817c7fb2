package io.vigil.jobs.deadletters;

import io.vigil.events.Rejected;
import io.vigil.flink.OperatorIds;
import java.time.Duration;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.DateTimeBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.DefaultRollingPolicy;

/**
 * The folder that refused input goes to, as lines of JSON, by the hour in which it was refused. Files appear whole, at the checkpoint after they
 * were closed, each line once.
 *
 * @param folder of any file system that Flink writes to: a path, {@code s3://…}
 * @param perMinute letters that one subtask writes in a minute; the others are counted
 */
public record DeadLetters(String folder, int perMinute) {
    private static final MemorySize FULL = MemorySize.ofMebiBytes(16);
    private static final Duration OLD = Duration.ofMinutes(15);
    private static final Duration IDLE = Duration.ofMinutes(1);

    public void write(DataStream<Rejected> rejected) {
        rejected.process(new LimitRate(perMinute))
                .uid(OperatorIds.format(OperatorIds.WRITE_REJECTED))
                .name("limit dead letters")
                .sinkTo(files())
                .uid(OperatorIds.WRITE_REJECTED)
                .name("write dead letters");
    }

    private FileSink<String> files() {
        return FileSink.forRowFormat(new Path(folder), new SimpleStringEncoder<String>())
                .withBucketAssigner(new DateTimeBucketAssigner<>("yyyy-MM-dd/HH"))
                .withRollingPolicy(DefaultRollingPolicy.builder()
                        .withMaxPartSize(FULL)
                        .withRolloverInterval(OLD)
                        .withInactivityInterval(IDLE)
                        .build())
                .withOutputFileConfig(OutputFileConfig.builder()
                        .withPartPrefix("rejected")
                        .withPartSuffix(".jsonl")
                        .build())
                .build();
    }
}
