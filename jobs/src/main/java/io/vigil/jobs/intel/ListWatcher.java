package io.vigil.jobs.intel;

import io.vigil.events.text.Printable;
import io.vigil.intel.CurrentIntel;
import io.vigil.intel.ListChange;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Looks at the files of lists from time to time, and says what changed. */
final class ListWatcher implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(ListWatcher.class);

    private final CurrentIntel current;
    private final ScheduledExecutorService clock;
    private final Future<?> looks;

    ListWatcher(CurrentIntel current, long everyMillis) {
        this.current = current;
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "vigil-lists");
            thread.setDaemon(true);
            return thread;
        });
        this.looks = clock.scheduleWithFixedDelay(this::look, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    /** A defect of a new list must not stop the job, which is well without it: the old one stays, and the operator learns of it. */
    private void look() {
        try {
            log(current.renew());
            keepAccepted(current);
        } catch (RuntimeException defect) {
            LOG.error(
                    "lists could not be renewed; those in force stay: {}{}",
                    Printable.of(defect.toString()),
                    trace(defect));
        }
    }

    static void log(List<ListChange> changes) {
        for (ListChange change : changes) {
            LOG.log(change.isTaken() ? Level.INFO : Level.ERROR, Printable.of(change.toString()));
        }
    }

    /** Detection goes on without it, but a restart may not. */
    static void keepAccepted(CurrentIntel current) {
        current.keepAccepted().forEach(failure -> LOG.warn(Printable.of(failure)));
    }

    /** Without the message, which may quote a file. */
    private static String trace(RuntimeException defect) {
        return Arrays.stream(defect.getStackTrace())
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        looks.cancel(true);
        clock.shutdownNow();
    }
}
