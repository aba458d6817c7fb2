package io.vigil.jobs;

import io.vigil.intel.IntelSettings;
import io.vigil.jobs.deadletters.DeadLetters;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.pipeline.FindingSink;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * All that the live job needs, checked.
 *
 * @param proves whether attacks are played that prove detections
 * @param deadLetters null when refused input is only counted
 */
record LivePlan(
        Detections detections,
        boolean proves,
        IntelSettings intel,
        LivePlaces places,
        List<LiveLog<?>> logs,
        FindingSink findings,
        @Nullable DeadLetters deadLetters) {
    LivePlan {
        logs = List.copyOf(logs);
    }

    /** Prepares the storage of findings, then submits the job to the environment's cluster. */
    void submit(StreamExecutionEnvironment environment) throws Exception {
        findings.storage().prepare();
        new LiveJob(this, environment).submit();
    }
}
