package io.vigil.jobs.lines;

import java.time.Duration;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.DateTimeBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.DefaultRollingPolicy;

/**
 * A folder of lines, by the hour in which they were written. Files appear whole, at the checkpoint after they were closed, each line once.
 *
 * @param folder of any file system that Flink writes to: a path, {@code s3://…}
 */
public record LineFolder(String folder) {
    private static final MemorySize FULL = MemorySize.ofMebiBytes(16);
    private static final Duration OLD = Duration.ofMinutes(15);
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** @param prefix of the names of files */
    public FileSink<String> files(String prefix) {
        return FileSink.forRowFormat(new Path(folder), new SimpleStringEncoder<String>())
                .withBucketAssigner(new DateTimeBucketAssigner<>("yyyy-MM-dd/HH"))
                .withRollingPolicy(DefaultRollingPolicy.builder()
                        .withMaxPartSize(FULL)
                        .withRolloverInterval(OLD)
                        .withInactivityInterval(IDLE)
                        .build())
                .withOutputFileConfig(OutputFileConfig.builder()
                        .withPartPrefix(prefix)
                        .withPartSuffix(".jsonl")
                        .build())
                .build();
    }
}
