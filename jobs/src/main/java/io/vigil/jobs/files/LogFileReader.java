package io.vigil.jobs.files;

import io.vigil.events.Event;
import io.vigil.sources.Batch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/** Reads and decodes in the task's own thread: files are always there, and nothing is handed over. */
final class LogFileReader<E extends Event> implements SourceReader<Batch<E>, LogFile> {
    private final SourceReaderContext context;
    private final MergedLogFiles<E> files;
    private final CompletableFuture<Void> complete = new CompletableFuture<>();

    LogFileReader(SourceReaderContext context, MergedLogFiles<E> files) {
        this.context = context;
        this.files = files;
    }

    @Override
    public void start() {
        context.sendSplitRequest();
    }

    @Override
    public void addSplits(List<LogFile> more) {
        files.add(more);
    }

    @Override
    public void notifyNoMoreSplits() {
        complete.complete(null);
    }

    /** Reading starts when all files are known: before, the earliest is not. */
    @Override
    public CompletableFuture<Void> isAvailable() {
        return complete;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Batch<E>> output) throws IOException {
        if (!complete.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        Batch<E> batch = files.next();
        if (batch == null) {
            return InputStatus.END_OF_INPUT;
        }
        output.collect(batch, files.progress());
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<LogFile> snapshotState(long checkpoint) {
        return files.snapshot();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
