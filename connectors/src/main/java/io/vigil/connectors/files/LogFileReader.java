package io.vigil.connectors.files;

import io.vigil.events.Event;
import io.vigil.sources.Batch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Reads and decodes in the task's own thread: files are always there, and nothing is handed over. */
final class LogFileReader<E extends Event> implements SourceReader<Batch<E>, LogFile> {
    private final SourceReaderContext context;
    private final MergedLogFiles<E> files;
    private final @Nullable String awaitedAs;
    private final CompletableFuture<Void> complete = new CompletableFuture<>();
    private final CompletableFuture<Void> never = new CompletableFuture<>();
    private boolean staying;

    LogFileReader(SourceReaderContext context, MergedLogFiles<E> files, @Nullable String awaitedAs) {
        this.context = context;
        this.files = files;
        this.awaitedAs = awaitedAs;
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
        return staying ? never : complete;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Batch<E>> output) throws IOException {
        if (staying || !complete.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        Batch<E> batch = files.next();
        if (batch != null) {
            output.collect(batch, files.progress());
            return InputStatus.MORE_AVAILABLE;
        }
        return awaitedAs == null ? InputStatus.END_OF_INPUT : stay(output, awaitedAs);
    }

    /** Idle, so that the other logs go on. */
    private InputStatus stay(ReaderOutput<Batch<E>> output, String name) {
        staying = true;
        output.markIdle();
        AllRead.emit(name);
        return InputStatus.NOTHING_AVAILABLE;
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
