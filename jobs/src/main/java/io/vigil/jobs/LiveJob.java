package io.vigil.jobs;

import io.vigil.connectors.kinesis.LogStreams;
import io.vigil.events.Event;
import io.vigil.jobs.pipeline.FindingSink;
import io.vigil.jobs.pipeline.Log;
import io.vigil.jobs.pipeline.Pipeline;
import io.vigil.sources.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the pipeline over Kinesis streams, for ever, on the Flink cluster that it is submitted to. */
final class LiveJob {
    private final LivePlan plan;
    private final StreamExecutionEnvironment environment;

    LiveJob(LivePlan plan, StreamExecutionEnvironment environment) {
        this.plan = plan;
        this.environment = environment;
    }

    void submit() throws Exception {
        Pipeline.prepare(environment);
        var drawn = new Pipeline(plan.detections(), plan.intel()).draw(logs());
        FindingSink.write(drawn.findings(), plan.storage());
        environment.execute("vigil");
    }

    private List<Log<?>> logs() {
        var logs = new ArrayList<Log<?>>();
        read(plan.calls(), Log::ofCalls, logs);
        read(plan.flows(), Log::ofFlows, logs);
        read(plan.queries(), Log::ofQueries, logs);
        return logs;
    }

    private <E extends Event> void read(
            LogStreams<E> streams, Function<DataStream<Batch<E>>, Log<E>> log, List<Log<?>> logs) {
        if (!streams.names().isEmpty()) {
            logs.add(log.apply(plan.kinesis().read(environment, streams)));
        }
    }
}
