package io.vigil.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * A job under load for long: what it holds must not grow once as much leaves it as comes in. {@code ./mvnw verify -Pload} runs it, and leaves a row for each minute
 * in {@code cli/target/soak.md}. {@code -Dload.minutes}, {@code -Dload.rate} (events a second) and {@code -Dload.days} (of event time that pass
 * meanwhile) change it.
 */
class SoakTrial {
    private static final Path TABLE = Path.of("target/soak.md");
    private static final long MINUTES = Long.getLong("load.minutes", 60);
    private static final long RATE = Long.getLong("load.rate", 20_000);
    private static final long DAYS = Long.getLong("load.days", 360);

    private static final double MEGABYTE = 1 << 20;
    /** What lasts longest is forgotten after 97 days: until then all of it grows. */
    private static final double GROWING = 1 / 3.0;

    /** What was measured in one minute. */
    private record Minute(
            long number,
            long events,
            double processor,
            Weight weight,
            RunningJob.Checkpoint checkpoint,
            long restarts,
            long behind) {
        static final String HEADER = """
                | minute | events | share of a core | heap after collection, MB | metaspace, MB | checkpoint, MB | checkpoint, ms | restarts | behind, s |
                |---|---|---|---|---|---|---|---|---|""";

        String row() {
            return "| %d | %d | %.2f | %.0f | %.0f | %.1f | %d | %d | %d |"
                    .formatted(
                            number,
                            events,
                            processor,
                            weight.heap() / MEGABYTE,
                            weight.metaspace() / MEGABYTE,
                            checkpoint.bytes() / MEGABYTE,
                            checkpoint.took().toMillis(),
                            restarts,
                            behind);
        }
    }

    private final List<Minute> minutes = new ArrayList<>();

    @Test
    void holdsNoMoreAfterMonthsThanWhenTheFirstWereForgotten() throws Exception {
        try (var load = LoadedJob.prepare(streams())) {
            RunningJob job = load.run(1, List.of());
            measure(load, job);
            job.cancel();
        }
        flat("heap", minute -> minute.weight().heap());
        flat("metaspace", minute -> minute.weight().metaspace());
        flat("checkpoint", minute -> minute.checkpoint().bytes());
        assertThat(minutes).last().extracting(Minute::restarts).isEqualTo(0L);
    }

    private static List<MadeUpStream> streams() {
        double aSecond = RATE / 3.0 / MadeUpStream.LINES_A_RECORD;
        Duration eventTime = Duration.ofDays(DAYS);
        double speed = eventTime.toSeconds() / 60.0 / MINUTES;
        return MadeUpStream.ofAllLogs(new Timeline(Instant.now().minus(eventTime), aSecond, speed));
    }

    private void measure(LoadedJob load, RunningJob job) throws IOException {
        LocalProcess taskManager = load.taskManager();
        Files.writeString(TABLE, Minute.HEADER + "\n");
        Instant begun = Instant.now();
        Instant before = begun;
        Duration usedBefore = Weight.processor(taskManager);
        for (long number = 1; number <= MINUTES; number++) {
            Duration next = Duration.between(Instant.now(), begun.plusSeconds(60 * number));
            await().pollDelay(next).atMost(next.plusSeconds(30)).until(() -> true);
            Duration used = Weight.processor(taskManager);
            Instant now = Instant.now();
            double share = (double) used.minus(usedBefore).toMillis()
                    / Duration.between(before, now).toMillis();
            before = now;
            usedBefore = used;
            minutes.add(new Minute(
                    number,
                    load.kinesis().linesRead(),
                    share,
                    Weight.of(taskManager),
                    job.lastCheckpoint(),
                    job.restarts(),
                    load.kinesis().behind().toSeconds()));
            Files.writeString(TABLE, minutes.get(minutes.size() - 1).row() + "\n", StandardOpenOption.APPEND);
        }
    }

    /** The mean of the last part is at most a tenth above that of the part before. */
    private void flat(String what, ToDoubleFunction<Minute> measured) {
        int grown = (int) (minutes.size() * GROWING);
        int middle = (grown + minutes.size()) / 2;
        double before = mean(minutes.subList(grown, middle), measured);
        assertThat(mean(minutes.subList(middle, minutes.size()), measured))
                .as(what)
                .isLessThan(1.1 * before);
    }

    private static double mean(List<Minute> of, ToDoubleFunction<Minute> measured) {
        return of.stream().mapToDouble(measured).average().orElseThrow();
    }
}
