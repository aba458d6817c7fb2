package io.vigil.jobs.detections;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * The detections that are in force: those that the job was submitted with, until the user's files are others. One look at the files serves all
 * operators of a process. An operator asks for {@link #version()} now and then, at best before it takes the next records, and compiles anew
 * when it has risen.
 */
public final class CurrentDetections implements AutoCloseable {
    private static final Map<Following, CurrentDetections> HELD = new HashMap<>();

    private final @Nullable Following following;
    private final FollowedDetections followed;
    private final @Nullable DetectionWatcher watcher;
    private int holders;

    private CurrentDetections(Detections atStart, @Nullable Following following) {
        this.following = following;
        this.followed = new FollowedDetections(atStart, following);
        this.watcher = following == null ? null : new DetectionWatcher(followed, following.everyMillis());
    }

    /** Holds what is in force until it is closed. */
    public static CurrentDetections hold(Detections atStart) {
        Following following = atStart.following();
        if (following == null) {
            return new CurrentDetections(atStart, null);
        }
        synchronized (HELD) {
            CurrentDetections held = HELD.computeIfAbsent(following, none -> new CurrentDetections(atStart, following));
            held.holders++;
            return held;
        }
    }

    /** Rises whenever others take their place. */
    public long version() {
        return followed.version();
    }

    public Detections now() {
        return followed.now();
    }

    /** Ids of units that are tried: what they find is kept aside. */
    public Set<String> dryRuns() {
        return followed.dryRuns();
    }

    /**
     * Looks at the files now, without waiting for the next time.
     *
     * @return false when what they hold is refused
     */
    public boolean look() {
        return followed.look();
    }

    /** @param atStart as the operator's place in the pipeline was drawn */
    public SignalRoutes routes(SignalRoutes atStart) {
        return followed.routes(atStart);
    }

    /** Registers metrics: how often others took their place, and how often new ones were refused. */
    public void report(MetricGroup metrics) {
        MetricGroup group = metrics.addGroup("detections");
        group.gauge("swaps", followed::swaps);
        group.gauge("refusals", followed::refusals);
    }

    @Override
    public void close() {
        if (following == null) {
            return;
        }
        synchronized (HELD) {
            if (--holders == 0) {
                HELD.remove(following);
                if (watcher != null) {
                    watcher.close();
                }
            }
        }
    }
}
