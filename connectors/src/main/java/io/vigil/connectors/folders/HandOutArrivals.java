package io.vigil.connectors.folders;

import io.vigil.events.text.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for files, and gives each to the reader that asks next. Folders are listed in a thread of their own; all else happens in the
 * coordinator's.
 */
final class HandOutArrivals implements SplitEnumerator<StoredFile, Known> {
    private static final Logger LOG = LoggerFactory.getLogger(HandOutArrivals.class);

    /** Readers learn this often, in milliseconds of arrival, how far they are: they forward it with each watermark. */
    private static final long FRONTIER_STEP = 1000;

    private final SplitEnumeratorContext<StoredFile> context;
    private final ListFolders listing;
    private final Arrivals arrivals;
    private final Duration lookEvery;
    private final Clock clock;

    /** Readers that asked while nothing was there; one that asked twice is in it twice. */
    private final Queue<Integer> asking = new ArrayDeque<>();
    /** The day from which on is listed next; read by the thread that lists. */
    private volatile @Nullable LocalDate day;

    private volatile long frontier = Arrivals.UNKNOWN;
    private volatile int folders = -1;
    private volatile int failures;
    private volatile int waiting;

    HandOutArrivals(
            SplitEnumeratorContext<StoredFile> context,
            ListFolders listing,
            Arrivals arrivals,
            Duration lookEvery,
            Clock clock) {
        this.context = context;
        this.listing = listing;
        this.arrivals = arrivals;
        this.lookEvery = lookEvery;
        this.clock = clock;
        this.day = arrivals.day();
    }

    @Override
    public void start() {
        try {
            listing.requireFileSystems();
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
        var metrics = context.metricGroup();
        metrics.gauge("logFolders", () -> folders);
        metrics.gauge("foldersNotListed", () -> failures);
        metrics.gauge("filesWaiting", () -> waiting);
        metrics.gauge("secondsBehind", () -> frontier == Arrivals.UNKNOWN ? -1 : (clock.millis() - frontier) / 1000);
        context.callAsync(this::list, this::take, 0, lookEvery.toMillis());
    }

    private Listing list() throws InterruptedException {
        return listing.list(day, clock.instant());
    }

    private void take(@Nullable Listing found, @Nullable Throwable failure) {
        if (found == null) {
            throw new IllegalStateException("folders were not listed", failure);
        }
        report(found);
        arrivals.take(found);
        day = arrivals.day();
        handOut();
        if (arrivals.isBehind()) {
            context.callAsync(this::list, this::take);
        }
    }

    /** A folder that cannot be listed holds up the watermark, and nothing else. Told when it changes. */
    private void report(Listing found) {
        boolean news = found.failures().size() != failures || found.folders() != folders;
        failures = found.failures().size();
        folders = found.folders();
        if (!news) {
            return;
        }
        if (!found.isWhole()) {
            LOG.warn(
                    "{} folders of logs were not listed; detection waits for them. The first: {}",
                    found.failures().size(),
                    Printable.of(found.failures().get(0)));
        } else if (found.folders() == 0) {
            LOG.warn("no account has delivered this log into the given folders");
        }
    }

    @Override
    public void handleSplitRequest(int reader, @Nullable String host) {
        asking.add(reader);
        handOut();
    }

    private void handOut() {
        while (!asking.isEmpty() && arrivals.waiting() > 0) {
            int reader = asking.remove();
            if (context.registeredReaders().containsKey(reader)) {
                context.assignSplit(arrivals.next(), reader);
            }
        }
        waiting = arrivals.waiting();
        long now = arrivals.frontier();
        if (now >= frontier + FRONTIER_STEP || now > frontier && waiting == 0) {
            frontier = now;
            context.registeredReaders().keySet().forEach(this::tellFrontier);
        }
    }

    private void tellFrontier(int reader) {
        context.sendEventToSourceReader(reader, new Frontier(frontier));
    }

    @Override
    public void addSplitsBack(List<StoredFile> files, int reader) {
        asking.removeIf(asked -> asked == reader);
        arrivals.giveBack(files);
        // Nobody may take the way as far as it was reported before: these files are before it.
        frontier = Arrivals.UNKNOWN;
        handOut();
    }

    @Override
    public void addReader(int reader) {
        if (frontier != Arrivals.UNKNOWN) {
            tellFrontier(reader);
        }
    }

    @Override
    public Known snapshotState(long checkpoint) {
        return arrivals.snapshot();
    }

    @Override
    public void close() {
        listing.close();
    }
}
