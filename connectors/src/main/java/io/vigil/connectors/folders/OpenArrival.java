package io.vigil.connectors.folders;

import io.vigil.events.Event;
import io.vigil.events.Rejected;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import io.vigil.sources.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is being read. */
final class OpenArrival<E extends Event> implements AutoCloseable {
    /** How far a clock may run ahead: what is dated later than this after its arrival is refused. */
    private static final long CLOCK_AHEAD = Duration.ofDays(1).toMillis();

    private final StoredFile file;
    private final LogReader<E> reader;
    private final @Nullable Path copy;
    private long batchesRead;

    private OpenArrival(StoredFile file, LogReader<E> reader, @Nullable Path copy) {
        this.file = file;
        this.reader = reader;
        this.copy = copy;
    }

    /** Opens it where the snapshot left it. */
    static <E extends Event> OpenArrival<E> open(LogFormat<E> format, StoredFile file, FetchedFile fetched)
            throws IOException {
        var open = new OpenArrival<>(file, reader(format, file, fetched), fetched.table());
        while (open.batchesRead < file.batchesRead() && open.next() != null) {
            // What has been passed on is read again only to find the place.
        }
        return open;
    }

    private static <E extends Event> LogReader<E> reader(LogFormat<E> format, StoredFile file, FetchedFile fetched)
            throws IOException {
        long notAfter = file.written() + CLOCK_AHEAD;
        if (fetched.refusal() != null) {
            return new Refused<>(format.name(), file.path(), fetched.refusal());
        }
        if (fetched.table() != null) {
            return format.openTable(fetched.table(), notAfter);
        }
        var held = fetched.bytes();
        return format.open(held == null ? FetchFiles.open(file) : held, file.path(), notAfter);
    }

    StoredFile file() {
        return file;
    }

    /** Null at the end of the file. */
    @Nullable
    Batch<E> next() throws IOException {
        Batch<E> batch = reader.next();
        if (batch != null) {
            batchesRead++;
        }
        return batch;
    }

    /** That of its latest event, but not after the file was written: that would be a wrong one. */
    long timeOf(Batch<E> batch) {
        long latest = batch.events().stream().mapToLong(Event::time).max().orElse(file.arrival());
        return Math.min(latest, file.written());
    }

    StoredFile snapshot() {
        return file.read(batchesRead);
    }

    @Override
    public void close() throws IOException {
        reader.close();
        if (copy != null) {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(copy.getParent());
        }
    }

    /** A file of which nothing can be read is a counted reject, as a damaged one is. */
    private static final class Refused<E extends Event> implements LogReader<E> {
        private @Nullable Rejected left;

        Refused(String source, String place, String why) {
            left = new Rejected(source, place, Rejected.Reason.CARRIER, why, "", 1);
        }

        @Override
        public @Nullable Batch<E> next() {
            var rejected = left;
            left = null;
            return rejected == null ? null : new Batch<>(List.of(), List.of(rejected));
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
