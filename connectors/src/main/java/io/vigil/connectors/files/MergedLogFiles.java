package io.vigil.connectors.files;

import io.vigil.events.Event;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads many files as one log in order of event time: always on with the file that is least far. Files that overlap, as those of several
 * accounts do, are open side by side.
 */
final class MergedLogFiles<E extends Event> implements AutoCloseable {
    /** More than this at a time would cost memory; the rest is then read later, and {@link #progress} waits for it. */
    private static final int MOST_OPEN = 256;

    private final FilesAhead<E> ahead;
    private final NavigableSet<LogFile> unread =
            new TreeSet<>(Comparator.comparingLong(LogFile::firstTime).thenComparing(LogFile::path));
    private final PriorityQueue<OpenLogFile<E>> open = new PriorityQueue<>(
            Comparator.<OpenLogFile<E>>comparingLong(OpenLogFile::position).thenComparing(OpenLogFile::path));

    MergedLogFiles(LogFormat<E> format, long notAfter) {
        this.ahead = new FilesAhead<>(format, notAfter);
    }

    void add(List<LogFile> files) {
        unread.addAll(files);
    }

    /** Null when all files are read to their end. */
    @Nullable
    Batch<E> next() throws IOException {
        openDue();
        OpenLogFile<E> file = open.poll();
        while (file != null) {
            Batch<E> batch = file.next();
            if (batch != null) {
                open.add(file);
                return batch;
            }
            file.close();
            openDue();
            file = open.poll();
        }
        return null;
    }

    private void openDue() throws IOException {
        while (!unread.isEmpty() && open.size() < MOST_OPEN && isDue(unread.first())) {
            LogFile due = Objects.requireNonNull(unread.pollFirst());
            ahead.begin(unread, open.size());
            open.add(ahead.open(due));
        }
    }

    private boolean isDue(LogFile file) {
        return open.isEmpty() || file.firstTime() <= open.element().position();
    }

    /** Nothing to come is earlier than this, but for the disorder within a file. */
    long progress() {
        long ofOpen = open.isEmpty() ? Long.MAX_VALUE : open.element().position();
        long ofUnread = unread.isEmpty() ? Long.MAX_VALUE : unread.first().firstTime();
        return Math.min(ofOpen, ofUnread);
    }

    /** What is not read to its end. */
    List<LogFile> snapshot() {
        var files = new ArrayList<LogFile>(unread);
        open.forEach(file -> files.add(file.snapshot()));
        return files;
    }

    @Override
    public void close() throws IOException {
        ahead.close();
        for (OpenLogFile<E> file : open) {
            file.close();
        }
    }
}
