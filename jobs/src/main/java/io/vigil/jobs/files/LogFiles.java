package io.vigil.jobs.files;

import io.vigil.events.Event;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Files of one log as a bounded source. One reader reads them all, since their order is one; the timestamp of each batch is the event time
 * that the whole log has reached, so a watermark with bounded lateness is right for any number of files.
 *
 * @param notAfter epoch milliseconds; events dated later are refused
 */
public record LogFiles<E extends Event>(LogFormat<E> format, List<LogFile> files, long notAfter)
        implements Source<Batch<E>, LogFile, List<LogFile>> {
    private static final long serialVersionUID = 1;

    public LogFiles {
        files = List.copyOf(files);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
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
        return new LogFileReader<>(context, new MergedLogFiles<>(format, notAfter));
    }
}
