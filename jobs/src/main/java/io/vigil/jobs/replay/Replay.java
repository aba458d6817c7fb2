package io.vigil.jobs.replay;

import io.vigil.events.Event;
import io.vigil.events.Finding;
import io.vigil.jobs.Collected;
import io.vigil.jobs.FindingSink;
import io.vigil.jobs.Log;
import io.vigil.jobs.OperatorIds;
import io.vigil.jobs.Pipeline;
import io.vigil.jobs.Totals;
import io.vigil.jobs.files.LogFiles;
import io.vigil.sources.Batch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Runs the pipeline over files, once, on a Flink cluster inside this process. */
public final class Replay {
    private final ReplayPlan plan;
    private final StreamExecutionEnvironment environment;

    public Replay(ReplayPlan plan) {
        this.plan = plan;
        this.environment = StreamExecutionEnvironment.createLocalEnvironment(plan.parallelism(), new Configuration());
    }

    public Outcome run() throws Exception {
        long started = System.nanoTime();
        Pipeline.prepare(environment);
        var drawn = new Pipeline(plan.detections(), plan.intel()).draw(logs());
        write(drawn.signals(), Lines::of, plan.signals(), OperatorIds.WRITE_SIGNALS);
        write(drawn.rejected(), Lines::of, plan.rejected(), OperatorIds.WRITE_REJECTED);
        if (plan.store() != null) {
            FindingSink.write(drawn.findings(), plan.store());
        }
        Iterator<Finding> told = Collected.of(drawn.findings(), OperatorIds.COLLECT_FINDINGS);
        JobClient job = environment.executeAsync("replay");
        List<Finding> findings = latest(told);
        JobExecutionResult result = job.getJobExecutionResult().get();
        return outcome(findings, result, (System.nanoTime() - started) / 1e9);
    }

    private List<Log<?>> logs() {
        var logs = new ArrayList<Log<?>>();
        read(plan.logs().calls(), Log::ofCalls, logs);
        read(plan.logs().flows(), Log::ofFlows, logs);
        read(plan.logs().queries(), Log::ofQueries, logs);
        return logs;
    }

    private <E extends Event> void read(
            ReplayInput<E> input, Function<DataStream<Batch<E>>, Log<E>> log, List<Log<?>> logs) {
        if (input.files().isEmpty()) {
            return;
        }
        String name = input.format().name();
        logs.add(log.apply(environment
                .fromSource(
                        new LogFiles<>(
                                input.format(), input.files(), plan.logs().notAfter()),
                        WatermarkStrategy.forBoundedOutOfOrderness(plan.logs().lateness()),
                        "read " + name,
                        Log.batchesOf(input.events()))
                .uid(OperatorIds.read(name))
                .setParallelism(1)));
    }

    private static <T> void write(DataStream<T> records, LineFormat<T> format, @Nullable Path file, String uid) {
        if (file == null) {
            return;
        }
        records.map(format::line, Types.STRING)
                .uid(OperatorIds.format(uid))
                .name("format")
                .sinkTo(new LineFile(file.toString()))
                .uid(uid)
                .name(uid.replace('-', ' '))
                .setParallelism(1);
    }

    /** The last word on each finding, in order of detection. */
    private static List<Finding> latest(Iterator<Finding> told) {
        Map<String, Finding> byId = new HashMap<>();
        told.forEachRemaining(finding -> byId.put(finding.id(), finding));
        return byId.values().stream()
                .sorted(Comparator.comparingLong(Finding::createdAt).thenComparing(Finding::id))
                .toList();
    }

    private static Outcome outcome(List<Finding> findings, JobExecutionResult result, double seconds) {
        return new Outcome(
                findings,
                Totals.of(result, Totals.EVENTS),
                Totals.of(result, Totals.REJECTED),
                Totals.of(result, Totals.SIGNALS),
                Totals.of(result, Totals.LATE),
                seconds);
    }
}
