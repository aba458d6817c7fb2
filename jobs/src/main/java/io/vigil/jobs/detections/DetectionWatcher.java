package io.vigil.jobs.detections;

import io.vigil.events.text.Printable;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the files of detections from time to time. */
final class DetectionWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DetectionWatcher.class);

    private final FollowedDetections followed;
    private final ScheduledExecutorService clock;
    private final Future<?> looks;

    DetectionWatcher(FollowedDetections followed, long everyMillis) {
        this.followed = followed;
        this.clock = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "vigil-detections");
            thread.setDaemon(true);
            return thread;
        });
        this.looks = clock.scheduleWithFixedDelay(this::look, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
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
        looks.cancel(true);
        clock.shutdownNow();
    }
}
