package io.vigil.connectors.files;

import io.vigil.events.Event;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import io.vigil.sources.LogReader;
import io.vigil.sources.tables.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A file that is being read, and how far it has come in event time. */
final class OpenLogFile<E extends Event> implements AutoCloseable {
    private final LogFile file;
    private final LogReader<E> reader;
    private final Deque<Batch<E>> ahead = new ArrayDeque<>();
    private long batchesRead;
    private long position;

    private OpenLogFile(LogFile file, LogReader<E> reader) {
        this.file = file;
        this.reader = reader;
        this.position = file.firstTime();
    }

    /** Opens it where the snapshot left it. */
    static <E extends Event> OpenLogFile<E> open(LogFormat<E> format, LogFile file, long notAfter) throws IOException {
        var open = new OpenLogFile<>(file, reader(format, Path.of(file.path()), notAfter));
        while (open.batchesRead < file.batchesRead() && open.next() != null) {
            // What has been passed on is read again only to find the place.
        }
        return open;
    }

    /** Reads so many batches, for {@link #next} to hand out. How far the file has come does not change. */
    OpenLogFile<E> readAhead(int batches) throws IOException {
        Batch<E> batch = reader.next();
        while (batch != null) {
            ahead.add(batch);
            batch = ahead.size() < batches ? reader.next() : null;
        }
        return this;
    }

    private static <E extends Event> LogReader<E> reader(LogFormat<E> format, Path path, long notAfter)
            throws IOException {
        if (Table.isOne(path)) {
            return format.openTable(path, notAfter);
        }
        InputStream in = Files.newInputStream(path);
        return format.open(in, path.toString(), notAfter);
    }

    /** Null at the end of the file. */
    @Nullable
    Batch<E> next() throws IOException {
        Batch<E> batch = ahead.isEmpty() ? reader.next() : ahead.remove();
        if (batch != null) {
            batchesRead++;
            position = Math.max(position, earliest(batch, position));
        }
        return batch;
    }

    /**
     * The file has been read up to this event time, give or take the disorder within it. It is the earliest time of the latest batch, not
     * the latest: one record with a wrong date must not move it.
     */
    long position() {
        return position;
    }

    String path() {
        return file.path();
    }

    LogFile snapshot() {
        return new LogFile(file.path(), file.firstTime(), batchesRead);
    }

    static long earliest(Batch<? extends Event> batch, long otherwise) {
        long earliest = Long.MAX_VALUE;
        for (Event event : batch.events()) {
            earliest = Math.min(earliest, event.time());
        }
        return batch.events().isEmpty() ? otherwise : earliest;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
