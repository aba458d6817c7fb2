package io.vigil.connectors.files;

import io.vigil.connectors.BatchType;
import io.vigil.events.Event;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Files of one log as a source. One reader reads them all, since their order is one; the timestamp of each batch is the event time
 * that the whole log has reached, so a watermark with bounded lateness is right for any number of files.
 *
 * @param notAfter epoch milliseconds; events dated later are refused
 * @param awaitedAs name under which somebody {@linkplain AllRead waits} for all files to be read, after which the source stays open, idle, so
 *     that a savepoint of the running job can be taken; null: the source ends with its files
 */
public record LogFiles<E extends Event>(
        LogFormat<E> format,
        List<LogFile> files,
        long notAfter,
        @Nullable String awaitedAs) implements Source<Batch<E>, LogFile, List<LogFile>> {
    private static final long serialVersionUID = 1;

    public LogFiles {
        files = List.copyOf(files);
    }

    /**
     * The source as a stream in event time.
     *
     * @param lateness records of one file may be this much out of order
     */
    public DataStream<Batch<E>> read(
            StreamExecutionEnvironment environment, Class<E> events, Duration lateness, String uid) {
        return environment
                .fromSource(
                        this,
                        WatermarkStrategy.forBoundedOutOfOrderness(lateness),
                        "read " + format.name(),
                        BatchType.of(events))
                .uid(uid)
                .setParallelism(1);
    }

    @Override
    public Boundedness getBoundedness() {
        return awaitedAs == null ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<LogFile, List<LogFile>> createEnumerator(SplitEnumeratorContext<LogFile> context) {
        return new HandOutFiles(context, new ArrayList<>(files));
    }

    @Override
    public SplitEnumerator<LogFile, List<LogFile>> restoreEnumerator(
            SplitEnumeratorContext<LogFile> context, List<LogFile> unassigned) {
        return new HandOutFiles(context, unassigned);
    }

    @Override
    public SimpleVersionedSerializer<LogFile> getSplitSerializer() {
        return LogFileSerializer.ONE;
    }

    @Override
    public SimpleVersionedSerializer<List<LogFile>> getEnumeratorCheckpointSerializer() {
        return LogFileSerializer.MANY;
    }

    @Override
    public SourceReader<Batch<E>, LogFile> createReader(SourceReaderContext context) {
        return new LogFileReader<>(context, new MergedLogFiles<>(format, notAfter), awaitedAs);
    }
}
