package io.vigil.connectors.files;

import io.vigil.events.Event;
import io.vigil.sources.LogFormat;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Opens the files that come next on all cores and decodes their beginnings, which is all of a small file, while the reader is busy with those
 * before. What is read does not change, nor in which order.
 */
final class FilesAhead<E extends Event> implements AutoCloseable {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    /** Of each file: about a megabyte of records each. */
    private static final int BATCHES = 2;
    /** With so many open side by side, what they hold already is enough. */
    private static final int MANY_OPEN = 32;

    private final LogFormat<E> format;
    private final long notAfter;
    private final Map<LogFile, Future<OpenLogFile<E>>> begun = new HashMap<>();
    private @Nullable ExecutorService threads;

    FilesAhead(LogFormat<E> format, long notAfter) {
        this.format = format;
        this.notAfter = notAfter;
    }

    /**
     * Begins with the first of these.
     *
     * @param open files that are open now
     */
    void begin(SortedSet<LogFile> next, int open) {
        if (CORES == 1 || open >= MANY_OPEN) {
            return;
        }
        next.stream().limit(CORES).filter(file -> !begun.containsKey(file)).forEach(this::begin);
    }

    private void begin(LogFile file) {
        if (threads == null) {
            threads = Executors.newFixedThreadPool(CORES, FilesAhead::thread);
        }
        begun.put(
                file,
                threads.submit(() -> OpenLogFile.open(format, file, notAfter).readAhead(BATCHES)));
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "read files ahead");
        thread.setDaemon(true);
        return thread;
    }

    OpenLogFile<E> open(LogFile file) throws IOException {
        Future<OpenLogFile<E>> waiting = begun.remove(file);
        return waiting == null ? OpenLogFile.open(format, file, notAfter) : opened(waiting);
    }

    private static <E extends Event> OpenLogFile<E> opened(Future<OpenLogFile<E>> file) throws IOException {
        try {
            return file.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        if (threads != null) {
            threads.shutdownNow();
        }
        for (Future<OpenLogFile<E>> file : begun.values()) {
            if (file.isDone()) {
                opened(file).close();
            }
        }
        begun.clear();
    }
}
