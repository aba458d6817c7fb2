package io.vigil.connectors.folders;

import io.vigil.connectors.BatchType;
import io.vigil.connectors.LiveSource;
import io.vigil.events.Event;
import io.vigil.flink.OperatorIds;
import io.vigil.sources.Batch;
import java.time.Clock;
import java.time.Duration;
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

/**
 * The files of a log as they arrive, each read once. All readers together take them in the order of their arrival, whichever account they are
 * of, so none runs far ahead of another, and a backlog is read on all cores.
 *
 * <p>The watermark is that of arrivals: when all files that arrived before a time are read, no event is still expected that happened earlier than
 * the longest delivery before it. A folder that brings nothing therefore holds nobody up, once it was listed; one that cannot be listed does.
 */
record ArrivingFiles<E extends Event>(LogFolders<E> folders, FolderLogs settings, Duration delivery)
        implements LiveSource<E>, Source<Batch<E>, StoredFile, Known> {
    private static final long serialVersionUID = 1;

    @Override
    public DataStream<Batch<E>> read(StreamExecutionEnvironment environment) {
        String name = folders.format().name();
        return environment
                .fromSource(
                        this,
                        WatermarkStrategy.noWatermarks(),
                        "read folders of " + name,
                        BatchType.of(folders.events()))
                .uid(OperatorIds.readFolders(name));
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<StoredFile, Known> createEnumerator(SplitEnumeratorContext<StoredFile> context) {
        return restoreEnumerator(context, Known.beginning(settings.from()));
    }

    /** Here, in the source of a live job, the clock is read. */
    @Override
    public SplitEnumerator<StoredFile, Known> restoreEnumerator(
            SplitEnumeratorContext<StoredFile> context, Known known) {
        var listing = new ListFolders(new Layout(folders.service()), folders.roots());
        return new HandOutArrivals(context, listing, new Arrivals(known), settings.lookEvery(), Clock.systemUTC());
    }

    @Override
    public SimpleVersionedSerializer<StoredFile> getSplitSerializer() {
        return StoredFileSerializer.ONE;
    }

    @Override
    public SimpleVersionedSerializer<Known> getEnumeratorCheckpointSerializer() {
        return StoredFileSerializer.KNOWN;
    }

    @Override
    public SourceReader<Batch<E>, StoredFile> createReader(SourceReaderContext context) {
        return new ArrivalReader<>(context, folders.format(), delivery.toMillis());
    }
}
