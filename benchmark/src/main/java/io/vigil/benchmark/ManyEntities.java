package io.vigil.benchmark;

import io.vigil.connectors.BatchType;
import io.vigil.events.Event;
import io.vigil.flink.OperatorIds;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.jobs.pipeline.Log;
import io.vigil.jobs.pipeline.LogKind;
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
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The production pipeline with so many principals, or instances, whose habits are known: how fast it is, without decoding, and how many bytes each
 * takes in a checkpoint.
 */
final class ManyEntities<E extends Event> {
    private static final long LEAST_MEASURED = 1_000_000;
    /** Days on which each is at work, so that its habits are usual, and the beginning of one more. */
    private static final long UNMEASURED_DAYS = Work.HISTORY_DAYS + 1;

    private final Work<E> work;
    private final LogKind<E> kind;
    private final Backend backend;
    private final Path checkpoints;

    /** What so many entities do, day after day. */
    interface Work<E extends Event> extends GeneratorFunction<Long, Batch<E>> {
        int BATCH = 250;
        /** Behind these the same may come again and again on one day. */
        int HISTORY_DAYS = 5;

        /** What they are called. */
        String noun();

        long entities();

        int recordsADay();

        /** Batches of so many days. */
        default long batches(long days) {
            return days * entities() * recordsADay() / BATCH;
        }
    }

    ManyEntities(Work<E> work, LogKind<E> kind, Backend backend, Path checkpoints) {
        this.work = work;
        this.kind = kind;
        this.backend = backend;
        this.checkpoints = checkpoints;
    }

    String run(Detections detections) throws Exception {
        long days = Math.max(1, LEAST_MEASURED / (work.entities() * work.recordsADay()));
        try (var kernel = new KernelThreads()) {
            var part = MeasuredPart.behind(work.batches(UNMEASURED_DAYS), work.batches(days), kernel);
            var environment = StreamExecutionEnvironment.createLocalEnvironment(
                    1, WholePipeline.configuration(backend.option(), checkpoints));
            draw(environment, part.all(), detections);
            long bytes = largestWhile(() -> environment.execute("benchmark"));
            var measured = new Measurement(work.batches(days) * Work.BATCH, part.expense(), null);
            return String.format(
                    Locale.ROOT,
                    "%,d %s on %s, %,d records after %,d: %,.0f records/s/core, %,d bytes each in a checkpoint",
                    work.entities(),
                    work.noun(),
                    backend.title(),
                    measured.records(),
                    work.batches(UNMEASURED_DAYS) * Work.BATCH,
                    measured.aCoreSecond(),
                    bytes / work.entities());
        }
    }

    private void draw(StreamExecutionEnvironment environment, long batches, Detections detections) {
        Pipeline.prepare(environment);
        var type = BatchType.of(kind.events());
        var source = new DataGeneratorSource<>(new Metered<>(work), batches, RateLimiterStrategy.noOp(), type);
        var records = environment
                .fromSource(source, ManyEntities.<E>watermarks(), work.noun() + " at work", type)
                .uid(OperatorIds.read(kind.name()));
        new Pipeline(detections, IntelSettings.none())
                .draw(List.of(Log.of(kind, records)))
                .findings()
                .sinkTo(new DiscardingSink<>())
                .uid(OperatorIds.STORE_FINDINGS);
    }

    private static <E extends Event> WatermarkStrategy<Batch<E>> watermarks() {
        return WatermarkStrategy.<Batch<E>>forMonotonousTimestamps()
                .withTimestampAssigner((batch, unused) ->
                        batch.events().stream().mapToLong(Event::time).max().orElse(Long.MIN_VALUE));
    }

    /** The work, of which the end is measured. */
    private record Metered<E extends Event>(Work<E> work) implements GeneratorFunction<Long, Batch<E>> {
        @Override
        public Batch<E> map(Long number) throws Exception {
            MeasuredPart.reach(number);
            return work.map(number);
        }
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
