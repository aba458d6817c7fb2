package io.vigil.jobs;

import io.vigil.jobs.pipeline.Log;
import io.vigil.jobs.pipeline.Pipeline;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the pipeline over the live logs, for ever, on the Flink cluster that it is submitted to. */
final class LiveJob {
    private final LivePlan plan;
    private final StreamExecutionEnvironment environment;

    LiveJob(LivePlan plan, StreamExecutionEnvironment environment) {
        this.plan = plan;
        this.environment = environment;
    }

    void submit() throws Exception {
        Pipeline.prepare(environment);
        var drawn =
                Pipeline.live(plan.detections(), plan.intel(), plan.proves()).draw(logs());
        plan.findings().write(drawn.findings());
        if (plan.deadLetters() != null) {
            plan.deadLetters().write(drawn.rejected());
        }
        environment.execute("vigil");
    }

    private List<Log<?>> logs() {
        return plan.logs().stream()
                .filter(LiveLog::given)
                .<Log<?>>map(log -> log.read(plan.places(), environment))
                .toList();
    }
}
