package io.vigil.cli.replay;

import io.vigil.findings.Finding;
import io.vigil.flink.CollectedStream;
import io.vigil.flink.OperatorIds;
import io.vigil.flink.Totals;
import io.vigil.flink.order.BufferLimit;
import io.vigil.jobs.deadletters.RejectedLine;
import io.vigil.jobs.ledger.Delivered;
import io.vigil.jobs.ledger.LedgerLine;
import io.vigil.jobs.pipeline.FindingSink;
import io.vigil.jobs.pipeline.LatestFindings;
import io.vigil.jobs.pipeline.Log;
import io.vigil.jobs.pipeline.Pipeline;
import io.vigil.sources.PassedOver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Runs the pipeline over files, once, on a Flink cluster inside this process. */
public final class Replay {
    /** Of the buffers between operators: a quarter of what Flink takes otherwise, in pieces of a quarter of the size. */
    private static final MemorySize FOR_FEW_RECORDS = MemorySize.ofMebiBytes(16);

    private static final MemorySize PIECE = MemorySize.parse("8kb");
    /** Subtasks for which the buffers that Flink takes in a process of its own are enough. */
    private static final int FOR_FLINKS_BUFFERS = 2;
    /** Streams that cross to other subtasks: the pipeline has about a hundred. */
    private static final int EXCHANGES = 160;

    private final ReplayPlan plan;
    private final Progress progress;
    private final StreamExecutionEnvironment environment;

    public Replay(ReplayPlan plan) {
        this(plan, Progress.NONE);
    }

    /** @param progress shown while it runs, and closed then */
    public Replay(ReplayPlan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        this.environment =
                StreamExecutionEnvironment.createLocalEnvironment(plan.parallelism(), configuration(plan, progress));
    }

    private static Configuration configuration(ReplayPlan plan, Progress progress) {
        var configuration = plan.savepoints().restoring();
        if (progress.isShown()) {
            // Counts come with heartbeats.
            configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
        }
        if (plan.parallelism() == 1 && plan.logs().areSmall()) {
            setBuffers(configuration, FOR_FEW_RECORDS);
        } else if (plan.parallelism() > FOR_FLINKS_BUFFERS) {
            setBuffers(configuration, buffers(plan.parallelism()));
        }
        return configuration;
    }

    private static void setBuffers(Configuration configuration, MemorySize size) {
        configuration.set(TaskManagerOptions.MEMORY_SEGMENT_SIZE, PIECE);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, size);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, size);
    }

    /** Of an exchange, a subtask that reads has two pieces for each that writes, and one that writes has a piece for each that reads, and another. */
    private static MemorySize buffers(int parallelism) {
        long ofExchange = 3L * parallelism * parallelism + parallelism;
        return new MemorySize(PIECE.getBytes() * EXCHANGES * ofExchange);
    }

    public Outcome run() throws Exception {
        try (progress;
                FinalSavepoint savepoint = FinalSavepoint.of(plan)) {
            return run(savepoint);
        }
    }

    private Outcome run(@Nullable FinalSavepoint savepoint) throws Exception {
        long started = System.nanoTime();
        Pipeline.prepare(environment);
        // A replay gives the same findings each time, or says why it cannot.
        environment.configure(new Configuration().set(BufferLimit.WHEN_FULL, BufferLimit.WhenFull.FAIL));
        var drawn = new Pipeline(plan.detections(), plan.intel(), plan.signals() != null).draw(logs(savepoint));
        write(drawn.signals(), SignalLine::of, plan.signals(), OperatorIds.WRITE_SIGNALS);
        write(drawn.rejected(), RejectedLine::of, plan.rejected(), OperatorIds.WRITE_REJECTED);
        write(drawn.ledger(), LedgerLine::of, plan.ledger(), OperatorIds.WRITE_LEDGER);
        if (plan.storage() != null) {
            new FindingSink(plan.storage(), Duration.ZERO).write(drawn.findings());
        }
        Iterator<Finding> reported = CollectedStream.of(
                LatestFindings.of(drawn.findings()),
                OperatorIds.collectFindings(plan.savepoints().from()));
        JobClient job = environment.executeAsync("replay");
        progress.follow(job);
        Future<String> taken = savepoint == null ? null : savepoint.take(job);
        List<Finding> findings = latest(reported, progress);
        String left = taken == null ? null : taken.get();
        JobExecutionResult result = job.getJobExecutionResult().get();
        return outcome(findings, result, (System.nanoTime() - started) / 1e9, left);
    }

    private List<Log<?>> logs(@Nullable FinalSavepoint savepoint) {
        String awaitedAs = savepoint == null ? null : savepoint.awaitedAs();
        return plan.logs().given().stream()
                .<Log<?>>map(input -> input.read(environment, plan, awaitedAs))
                .toList();
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
    static List<Finding> latest(Iterator<Finding> reported, Progress progress) {
        Map<String, Finding> byId = new HashMap<>();
        reported.forEachRemaining(finding -> {
            byId.put(finding.id(), finding);
            progress.found(byId.size());
        });
        return byId.values().stream()
                .sorted(Comparator.comparingLong(Finding::createdAt).thenComparing(Finding::id))
                .toList();
    }

    private Outcome outcome(
            List<Finding> findings, JobExecutionResult result, double seconds, @Nullable String savepoint) {
        return new Outcome(
                findings,
                Totals.of(result, Totals.EVENTS),
                Totals.of(result, Totals.REJECTED),
                passedOver(result),
                plan.logs().names().stream()
                        .sorted()
                        .map(log -> Delivered.of(result, log))
                        .toList(),
                Totals.of(result, Totals.SIGNALS),
                Totals.of(result, Totals.LATE),
                seconds,
                savepoint);
    }

    private static List<PassedOver> passedOver(JobExecutionResult result) {
        return Arrays.stream(PassedOver.Kind.values())
                .map(kind -> new PassedOver(kind, Totals.of(result, Totals.PASSED_OVER + kind.name())))
                .filter(known -> known.records() > 0)
                .toList();
    }
}
