package io.vigil.connectors.folders;

import io.vigil.events.Event;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that it is given in the order of their arrival. Some are fetched ahead, by threads of their own, since most of a small file's
 * time is waiting for it; they are decoded in the task's thread.
 */
final class ArrivalReader<E extends Event> implements SourceReader<Batch<E>, StoredFile> {
    /** Files that are asked for or fetched at any time. */
    private static final int AHEAD = 8;

    private final SourceReaderContext context;
    private final LogFormat<E> format;
    private final long delivery;
    private final FetchFiles fetch = new FetchFiles();
    private final NavigableMap<StoredFile, CompletableFuture<FetchedFile>> unread =
            new TreeMap<>(StoredFile.BY_ARRIVAL);
    private @Nullable OpenArrival<E> open;
    private long frontier = Arrivals.UNKNOWN;
    private long emitted = Arrivals.UNKNOWN;
    /** Completed by threads that fetch, too. */
    private volatile CompletableFuture<Void> wake = new CompletableFuture<>();

    /** @param delivery milliseconds: the longest way of an event into its file */
    ArrivalReader(SourceReaderContext context, LogFormat<E> format, long delivery) {
        this.context = context;
        this.format = format;
        this.delivery = delivery;
    }

    @Override
    public void start() {
        for (int held = unread.size(); held < AHEAD; held++) {
            context.sendSplitRequest();
        }
    }

    @Override
    public void addSplits(List<StoredFile> files) {
        for (StoredFile file : files) {
            unread.put(file, fetch.fetch(file, () -> wake.complete(null)));
        }
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof Frontier reported) {
            frontier = reported.arrival();
            wake.complete(null);
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        // There are always more.
    }

    /**
     * Flink asks again before the future that it was given has completed, and waits for either: there is one until it is completed. It is there
     * before the look whether anything can be read, so that what is fetched meanwhile completes it.
     */
    @Override
    public CompletableFuture<Void> isAvailable() {
        if (wake.isDone()) {
            wake = new CompletableFuture<>();
        }
        if (open != null || watermark() > emitted || isFetched()) {
            wake.complete(null);
        }
        return wake;
    }

    private boolean isFetched() {
        return !unread.isEmpty() && unread.firstEntry().getValue().isDone();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Batch<E>> output) throws IOException {
        if (open == null && isFetched()) {
            var first = unread.pollFirstEntry();
            open = OpenArrival.open(format, first.getKey(), FetchFiles.fetched(first.getValue()));
        }
        if (open != null) {
            readOn(open, output);
        }
        emitWatermark(output);
        return open != null || isFetched() ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
    }

    private void readOn(OpenArrival<E> file, ReaderOutput<Batch<E>> output) throws IOException {
        Batch<E> batch = file.next();
        if (batch != null) {
            output.collect(batch, file.timeOf(batch));
            return;
        }
        file.close();
        open = null;
        context.sendSplitRequest();
    }

    /** Never before the events that it could make late. */
    private void emitWatermark(ReaderOutput<Batch<E>> output) {
        long watermark = watermark();
        if (watermark > emitted) {
            emitted = watermark;
            output.emitWatermark(new Watermark(watermark));
        }
    }

    private long watermark() {
        if (frontier == Arrivals.UNKNOWN) {
            return Arrivals.UNKNOWN;
        }
        long reached = open == null ? frontier : Math.min(frontier, open.file().arrival());
        if (!unread.isEmpty()) {
            reached = Math.min(reached, unread.firstKey().arrival());
        }
        return reached - delivery - 1;
    }

    @Override
    public List<StoredFile> snapshotState(long checkpoint) {
        var files = new ArrayList<>(unread.keySet());
        if (open != null) {
            files.add(open.snapshot());
        }
        return files;
    }

    @Override
    public void close() throws IOException {
        fetch.close();
        if (open != null) {
            open.close();
        }
    }
}
