package io.vigil.connectors.folders;

import io.vigil.sources.HeldBytes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fetches files, some at the same time, and tries again, slower each time, when their file system refuses: a throttled read does not restart a job.
 * A file that is gone, or that nobody here may read, will not come back by trying.
 */
final class FetchFiles implements AutoCloseable {
    /** Larger ones are read bit by bit. */
    static final long LARGEST_HELD = 8L << 20;

    private static final byte[] TABLE = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int SIDE_BY_SIDE = 4;
    private static final int TRIES = 10;
    private static final long FIRST_PAUSE = 250;
    private static final long LONGEST_PAUSE = 30_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE, FetchFiles::thread);
    private final AtomicLong fetchedFiles = new AtomicLong();

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "fetch files of logs");
        thread.setDaemon(true);
        return thread;
    }

    /** @param whenDone run by the thread that has fetched it, or has failed to */
    CompletableFuture<FetchedFile> fetch(StoredFile file, Runnable whenDone) {
        var fetched = new CompletableFuture<FetchedFile>();
        threads.execute(() -> {
            try {
                fetched.complete(patiently(file));
            } catch (IOException | InterruptedException | RuntimeException failed) {
                fetched.completeExceptionally(failed);
            }
            whenDone.run();
        });
        return fetched;
    }

    private FetchedFile patiently(StoredFile file) throws IOException, InterruptedException {
        long pause = FIRST_PAUSE;
        long fetchedBefore = fetchedFiles.get();
        for (int tried = 1; ; tried++) {
            try {
                FetchedFile read = read(file);
                fetchedFiles.incrementAndGet();
                return read;
            } catch (FileNotFoundException | NoSuchFileException gone) {
                return new FetchedFile(null, null, "it was listed, and is gone: " + gone.getMessage());
            } catch (IOException refused) {
                if (tried == TRIES) {
                    return givenUp(refused, fetchedBefore);
                }
            }
            Thread.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
    }

    /** Where others can be read and this one may not, the fault is this file's. Otherwise it is that of our credentials: nothing may get lost by that. */
    private FetchedFile givenUp(IOException refused, long fetchedBefore) throws IOException {
        if (refused instanceof AccessDeniedException && fetchedFiles.get() > fetchedBefore) {
            return new FetchedFile(null, null, "may not be read: " + refused.getMessage());
        }
        throw refused;
    }

    private static FetchedFile read(StoredFile file) throws IOException {
        try (InputStream in = open(file)) {
            byte[] start = in.readNBytes(TABLE.length);
            if (Arrays.equals(start, TABLE)) {
                return new FetchedFile(null, copied(file, start, in), null);
            }
            if (file.bytes() > LARGEST_HELD) {
                return new FetchedFile(null, null, null);
            }
            byte[] bytes = Arrays.copyOf(start, Math.toIntExact(Math.max(file.bytes(), start.length)));
            int read = start.length + in.readNBytes(bytes, start.length, bytes.length - start.length);
            return new FetchedFile(new HeldBytes(Arrays.copyOf(bytes, read)), null, null);
        }
    }

    /** Under its own name, which rejects mention. */
    private static Path copied(StoredFile file, byte[] start, InputStream rest) throws IOException {
        Path copy = Files.createTempDirectory("vigil-table").resolve(Layout.name(file.path()));
        try (var out = Files.newOutputStream(copy)) {
            out.write(start);
            rest.transferTo(out);
        }
        return copy;
    }

    static InputStream open(StoredFile file) throws IOException {
        var path = new org.apache.flink.core.fs.Path(file.path());
        return path.getFileSystem().open(path);
    }

    /** @param file that is fetched, or failed */
    static FetchedFile fetched(CompletableFuture<FetchedFile> file) throws IOException {
        try {
            return file.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled");
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
