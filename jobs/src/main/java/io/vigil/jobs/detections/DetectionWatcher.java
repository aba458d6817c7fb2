package io.vigil.jobs.detections;

import io.vigil.events.text.Printable;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the files of detections from time to time. */
final class DetectionWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DetectionWatcher.class);

    /** Does something again and again. */
    @FunctionalInterface
    interface Clock {
        /**
         * @param millis from now to the first time, and from the end of each to the next
         * @return ends it
         */
        Runnable every(long millis, Runnable look);
    }

    private final FollowedDetections followed;
    private final Runnable end;

    DetectionWatcher(FollowedDetections followed, long everyMillis) {
        this(followed, everyMillis, DetectionWatcher::inThreadOfItsOwn);
    }

    DetectionWatcher(FollowedDetections followed, long everyMillis, Clock clock) {
        this.followed = followed;
        this.end = clock.every(everyMillis, this::look);
    }

    private static Runnable inThreadOfItsOwn(long millis, Runnable look) {
        var clock = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "vigil-detections");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> looks = clock.scheduleWithFixedDelay(look, millis, millis, TimeUnit.MILLISECONDS);
        return () -> {
            looks.cancel(true);
            clock.shutdownNow();
        };
    }

    /** A defect of what is new must not stop the job, which is well without it. */
    private void look() {
        try {
            followed.look();
        } catch (RuntimeException defect) {
            LOG.error("detections could not be read anew; those in force stay: {}", Printable.of(defect.toString()));
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
