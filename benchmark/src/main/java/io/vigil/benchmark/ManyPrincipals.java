package io.vigil.benchmark;

import io.vigil.connectors.BatchType;
import io.vigil.events.ApiCall;
import io.vigil.events.Event;
import io.vigil.flink.OperatorIds;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.logs.cloudtrail.CloudTrailLog;
import io.vigil.jobs.pipeline.Log;
import io.vigil.jobs.pipeline.Pipeline;
import io.vigil.sources.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The production pipeline on RocksDB with so many principals: how fast, and how many bytes each takes in a checkpoint. */
final class ManyPrincipals {
    private static final long LEAST_CALLS = 2_000_000;
    /** Days on which each principal works, so that its habits are usual. */
    private static final long LEAST_DAYS = 5;

    private final long principals;
    private final Path checkpoints;

    ManyPrincipals(long principals, Path checkpoints) {
        this.principals = principals;
        this.checkpoints = checkpoints;
    }

    String run(Detections detections) throws Exception {
        var work = new PrincipalsAtWork(principals);
        long days = Math.max(LEAST_DAYS, LEAST_CALLS / (principals * PrincipalsAtWork.CALLS_A_DAY));
        long batches = work.batches(days);
        var environment = StreamExecutionEnvironment.createLocalEnvironment(
                1, WholePipeline.configuration("rocksdb", checkpoints));
        draw(environment, work, batches, detections);
        var watch = new Rate.Stopwatch();
        long bytes = largestWhile(() -> environment.execute("benchmark"));
        Rate rate = watch.rate(batches * PrincipalsAtWork.BATCH);
        return String.format(
                Locale.ROOT,
                "%,d principals on RocksDB, %,d days, %,d calls: %,.0f calls/s, %,.0f calls/s/core, %,d bytes a principal in a checkpoint",
                principals,
                days,
                batches * PrincipalsAtWork.BATCH,
                rate.aSecond(),
                rate.aCoreSecond(),
                bytes / principals);
    }

    private static void draw(
            StreamExecutionEnvironment environment, PrincipalsAtWork work, long batches, Detections detections) {
        Pipeline.prepare(environment);
        var type = BatchType.of(ApiCall.class);
        var source = new DataGeneratorSource<>(work, batches, RateLimiterStrategy.noOp(), type);
        var calls = environment
                .fromSource(source, watermarks(), "principals at work", type)
                .uid(OperatorIds.read("cloudtrail"));
        new Pipeline(detections, IntelSettings.none())
                .draw(List.of(Log.of(new CloudTrailLog(), calls)))
                .findings()
                .sinkTo(new DiscardingSink<>())
                .uid(OperatorIds.STORE_FINDINGS);
    }

    private static WatermarkStrategy<Batch<ApiCall>> watermarks() {
        return WatermarkStrategy.<Batch<ApiCall>>forMonotonousTimestamps()
                .withTimestampAssigner((batch, unused) ->
                        batch.events().stream().mapToLong(Event::time).max().orElse(Long.MIN_VALUE));
    }

    private interface Job {
        Object run() throws Exception;
    }

    /** A job that ends takes its checkpoints with it, so they are looked at while it runs. */
    private long largestWhile(Job job) throws Exception {
        var largest = new AtomicLong();
        var ended = new CountDownLatch(1);
        var looking = new Thread(() -> look(ended, largest), "checkpoint size");
        looking.start();
        try {
            job.run();
        } finally {
            ended.countDown();
            looking.join();
        }
        return largest.get();
    }

    private void look(CountDownLatch ended, AtomicLong largest) {
        try {
            while (!ended.await(1, TimeUnit.SECONDS)) {
                largest.accumulateAndGet(size(checkpoints), Math::max);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Files come and go meanwhile. */
    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
