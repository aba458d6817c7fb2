package io.vigil.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vigil.cli.Vigil;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * What an event costs a live job, from Kinesis into PostgreSQL, and a replay of the same events from files into PostgreSQL: processor time of all threads
 * of the TaskManager or of the replay, compilers and start included, so that it holds beside other work on the machine. {@code ./mvnw verify -Pload} runs it.
 * {@code -Dload.events} changes how many events there are.
 */
class ThroughputTrial {
    private static final long EVENTS = Long.getLong("load.events", 3_000_000);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    /** All is there at once: years of records, a thousand events a second of event time, in the past. */
    private static final double A_SECOND = 1e6;

    private static final double SPEED = A_SECOND / (1000.0 / 3 / MadeUpStream.LINES_A_RECORD);

    @Test
    void anEventFromKinesisCostsLittleMoreThanOneFromAFile() throws Exception {
        double one = live(1);
        double two = live(2);
        double file = replayed();

        System.out.printf(
                "µs of processor time an event: %.1f from Kinesis with one slot, %.1f with two, %.1f from files%n",
                one, two, file);
        assertThat(two).as("two slots do at least 1.7 times what one does").isLessThan(one * 2 / 1.7);
    }

    private static List<MadeUpStream> streams() {
        return MadeUpStream.ofAllLogs(new Timeline(Instant.now().minus(Duration.ofDays(20)), A_SECOND, SPEED));
    }

    /** @return microseconds of the TaskManager's processors for an event */
    private static double live(int parallelism) throws Exception {
        try (var load = LoadedJob.prepare(streams())) {
            RunningJob job = load.run(parallelism, List.of("--lateness=1m"));
            long before = load.kinesis().linesRead();
            Duration used = Weight.processor(load.taskManager());
            await("events").atMost(PATIENCE).until(() -> load.kinesis().linesRead() - before > EVENTS);
            double events = load.kinesis().linesRead() - before;
            double micros = Weight.processor(load.taskManager()).minus(used).toNanos() / 1e3;
            job.cancel();
            return micros / events;
        }
    }

    private static double replayed() throws Exception {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/cluster")).toAbsolutePath(), "files");
        try (var postgres = EmbeddedPostgres.start()) {
            var arguments =
                    new ArrayList<>(List.of("replay", "--store=" + postgres.getJdbcUrl("postgres", "postgres")));
            for (MadeUpStream stream : streams()) {
                arguments.add("--" + stream.log() + "=" + written(folder, stream));
            }
            arguments.addAll(LoadedJob.LISTS);
            try (var replay = FlinkProgram.of(Vigil.class.getName(), arguments).startWithJob(folder, "replay.log")) {
                return processor(replay).toNanos() / 1e3 / EVENTS;
            }
        }
    }

    /** All that it used: nothing is known of a process that has ended. */
    private static Duration processor(LocalProcess replay) throws InterruptedException {
        var used = new AtomicReference<>(Duration.ZERO);
        await("replay")
                .atMost(PATIENCE)
                .until(() -> used.accumulateAndGet(Weight.processor(replay), ThroughputTrial::longer) != null
                        && !replay.process().isAlive());
        replay.succeed(PATIENCE);
        return used.get();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Path written(Path folder, MadeUpStream stream) throws IOException {
        Path file = folder.resolve(stream.log());
        try (Writer lines = Files.newBufferedWriter(file)) {
            for (long record = 0; record < EVENTS / 3 / MadeUpStream.LINES_A_RECORD; record++) {
                lines.write(String.join("\n", stream.lines(record)) + "\n");
            }
        }
        return file;
    }
}
