package io.vigil.benchmark;

import io.vigil.benchmark.load.Load;
import io.vigil.events.Event;
import io.vigil.flink.OperatorIds;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.pipeline.Log;
import io.vigil.jobs.pipeline.Pipeline;
import io.vigil.sources.Batch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.contrib.streaming.state.RocksDBConfigurableOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;

/** The production pipeline over a load, ordered by event time, with exactly-once checkpoints; of the findings a digest is kept. */
final class WholePipeline<E extends Event> {
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);
    /** A record may follow one that is later by twice the disorder; times are whole seconds. */
    private static final Duration LATENESS = Duration.ofSeconds(2 * Load.DISORDER_SECONDS + 1);

    private final Bench<E> bench;
    private final Load load;
    private final IntelSettings intel;
    private final @Nullable Path checkpoints;

    /** @param checkpoints folder of the checkpoints; null: none are made */
    WholePipeline(Bench<E> bench, Load load, IntelSettings intel, @Nullable Path checkpoints) {
        this.bench = bench;
        this.load = load;
        this.intel = intel;
        this.checkpoints = checkpoints;
    }

    /**
     * After the load's history, half as much as is measured warms up.
     *
     * @param backend {@code hashmap} or {@code rocksdb}
     * @param chunks to measure
     */
    Measurement run(Detections detections, String backend, long chunks, KernelThreads kernel) throws Exception {
        var part = MeasuredPart.behind(load.historyChunks() + chunks / 2, chunks, kernel);
        var environment = StreamExecutionEnvironment.createLocalEnvironment(1, configuration(backend, checkpoints));
        Pipeline.prepare(environment);
        var source = new DataGeneratorSource<>(
                GenerateBatches.over(load, bench.format()), part.all(), RateLimiterStrategy.noOp(), bench.batches());
        var batches = environment
                .fromSource(source, watermarks(), "generate " + bench.name(), bench.batches())
                .uid(OperatorIds.read(bench.name()));
        var findings = new Pipeline(detections, intel)
                .draw(List.of(Log.of(bench.kind(), batches)))
                .findings();
        findings.map(new FindingDigest(), findings.getType())
                .uid("digest-findings")
                .name("digest findings")
                .sinkTo(new DiscardingSink<>())
                .uid(OperatorIds.STORE_FINDINGS);
        environment.execute("benchmark");
        return new Measurement(load.records(chunks), part.expense(), FindingDigest.take());
    }

    private WatermarkStrategy<Batch<E>> watermarks() {
        return WatermarkStrategy.<Batch<E>>forBoundedOutOfOrderness(LATENESS)
                .withTimestampAssigner((batch, unused) ->
                        batch.events().stream().mapToLong(Event::time).max().orElse(Long.MIN_VALUE));
    }

    static Configuration configuration(String backend, @Nullable Path checkpoints) {
        var configuration = new Configuration()
                .set(StateBackendOptions.STATE_BACKEND, backend)
                // RocksDB's own memory; the heap does not use it. Buffers as flink-conf/config.yaml has them.
                .set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512))
                .set(RocksDBConfigurableOptions.WRITE_BUFFER_SIZE, MemorySize.ofMebiBytes(8));
        if (checkpoints == null) {
            return configuration;
        }
        return configuration
                .set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE)
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_EVERY)
                .set(
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        checkpoints.toUri().toString())
                .set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    }
}
