package io.vigil.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jobs that come and go on one session cluster: the classes of those that have ended leave the TaskManager. */
class ManyJobsTrial {
    private static final int JOBS = Integer.getInteger("load.jobs", 12);
    /** Two jobs' classes: those of the last may still be held by what ends after it. */
    private static final long TWO_JOBS = 45L << 20;

    @Test
    void theClassesOfEndedJobsAreGone() throws Exception {
        var metaspaces = new ArrayList<Long>();
        var timeline = new Timeline(Instant.now(), 1, 1);
        try (var cluster = LoadedJob.prepare(MadeUpStream.ofAllLogs(timeline))) {
            for (int number = 0; number < JOBS; number++) {
                RunningJob job = cluster.run(1, List.of());
                job.cancel();
                metaspaces.add(Weight.of(cluster.taskManager()).metaspace());
                System.out.printf("after %d jobs: %d MB of metaspace%n", number + 1, metaspaces.get(number) >> 20);
            }
        }
        assertThat(metaspaces.get(JOBS - 1)).isLessThan(metaspaces.get(0) + TWO_JOBS);
    }
}
