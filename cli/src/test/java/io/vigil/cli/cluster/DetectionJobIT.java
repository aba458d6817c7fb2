package io.vigil.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.vigil.cli.Vigil;
import io.vigil.cli.cluster.FoundIn.Kept;
import io.vigil.flink.Totals;
import io.vigil.jobs.DetectionJob;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The job as people run it: the packaged jar, submitted by Flink's client to a cluster of processes, from Kinesis into PostgreSQL. All of them
 * are real but Kinesis, which others wrote for such tests.
 */
class DetectionJobIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String LAST_DAY = "2025-06-12";
    private static final String SILENT = "SelfCheck:Log/Silent.Vigil";
    private static final Map<String, Integer> SHARDS = Map.of("calls", 2, "flows", 2, "queries", 1);

    @BeforeAll
    static void needsKinesis() {
        LocalKinesis.require();
    }

    @Test
    void theLiveJobFindsInPostgresWhatReplayFindsInFiles() throws Exception {
        Path folder = folder();
        var day = SampleDay.read();

        try (var postgres = EmbeddedPostgres.start()) {
            List<Kept> expected = replayed(folder, day, database(postgres, "replay"));
            theLiveJobFinds(expected, folder, day, database(postgres, "live"));
        }
    }

    private static void theLiveJobFinds(List<Kept> expected, Path folder, SampleDay day, String live) throws Exception {
        try (var kinesis = LocalKinesis.start(folder, SHARDS);
                var flink = LocalFlink.start(folder, LocalKinesis.CREDENTIALS)) {
            kinesis.put("calls", SampleDay.enveloped(day.calls()));
            kinesis.put("flows", SampleDay.enveloped(day.flows()));
            kinesis.put("queries", SampleDay.enveloped(day.queries()));
            flink.submit(DetectionJob.class.getName(), arguments(kinesis, "TRIM_HORIZON", day, live));

            eventually(() -> assertThat(found(live))
                    .extracting(Kept::type, Kept::count)
                    .containsExactlyElementsOf(expected.stream()
                            .map(finding -> tuple(finding.type(), finding.count()))
                            .toList()));
            eventually(() -> assertThat(found(live)).isEqualTo(expected));
            toldSilent(live);
            eventually(() -> assertThat(flink.completedCheckpoints()).isPositive());
            assertThat(flink.jobState()).isEqualTo("RUNNING");
        }
    }

    /** The stream holds the history, too: only where the job begins to read keeps it from being counted twice. */
    @Test
    void theLiveJobGoesOnFromTheSavepointOfAReplayedHistory() throws Exception {
        Path folder = folder();
        var day = SampleDay.read();

        try (var postgres = EmbeddedPostgres.start()) {
            List<Kept> expected = replayed(folder, day, database(postgres, "replay"));
            String live = database(postgres, "live");
            String savepoint = leftByReplay(folder, day.before(LAST_DAY), live);
            theLiveJobGoesOn(savepoint, expected, folder, live);
        }
    }

    private static void theLiveJobGoesOn(String savepoint, List<Kept> expected, Path folder, String live)
            throws Exception {
        var day = SampleDay.read();
        var rest = day.since(LAST_DAY);

        try (var kinesis = LocalKinesis.start(folder, SHARDS);
                var flink = LocalFlink.start(folder, LocalKinesis.CREDENTIALS)) {
            kinesis.put("calls", SampleDay.enveloped(day.before(LAST_DAY).calls()));
            Instant afterHistory = nextSecond();
            kinesis.put("calls", SampleDay.enveloped(rest.calls()));
            kinesis.put("flows", SampleDay.enveloped(rest.flows()));
            kinesis.put("queries", SampleDay.enveloped(rest.queries()));
            flink.submitFrom(
                    savepoint, DetectionJob.class.getName(), arguments(kinesis, afterHistory.toString(), day, live));

            eventually(() -> assertThat(found(live)).isEqualTo(expected));
            toldSilent(live);
            // What the web interface shows is some seconds old.
            eventually(() -> assertThat(flink.counted(Totals.EVENTS)).isEqualTo(rest.events()));
        }
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target/cluster")).toAbsolutePath(), "run");
    }

    /** Positions in a stream are told to the second. */
    private static Instant nextSecond() {
        Instant next = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        await().until(() -> Instant.now().isAfter(next));
        return next;
    }

    private static String leftByReplay(Path folder, SampleDay history, String store)
            throws IOException, InterruptedException {
        Path savepoints = Files.createDirectory(folder.resolve("history"));
        var arguments = new ArrayList<>(List.of(
                "replay",
                "--store=" + store,
                "--savepoint-into=" + savepoints,
                "--cloudtrail=" + history.callFile(savepoints)));
        arguments.addAll(SampleDay.intel());
        try (var replay = FlinkProgram.of(Vigil.class.getName(), arguments).startWithJob(folder, "history.log")) {
            replay.succeed(PATIENCE);
        }
        try (var left = Files.list(savepoints)) {
            return left.filter(Files::isDirectory).findAny().orElseThrow().toString();
        }
    }

    private static List<String> arguments(LocalKinesis kinesis, String position, SampleDay day, String store) {
        var arguments = new ArrayList<>(List.of(
                "--region=" + LocalKinesis.REGION,
                "--kinesis-endpoint=" + kinesis.endpoint(),
                "--initial-position=" + position,
                "--shard-idle=10s",
                "--cloudtrail-stream=calls",
                "--vpc-flow-stream=flows",
                "--vpc-flow-format=" + day.flowFormat(),
                "--dns-stream=queries",
                "--tuning=" + Path.of("../flink-conf/tuning.yaml").toAbsolutePath(),
                "--store=" + store));
        arguments.addAll(SampleDay.intel());
        return arguments;
    }

    private static List<Kept> replayed(Path folder, SampleDay day, String store)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("replay", "--store=" + store));
        arguments.addAll(day.files(folder));
        arguments.addAll(SampleDay.intel());

        try (var replay = FlinkProgram.of(Vigil.class.getName(), arguments).startWithJob(folder, "replay.log")) {
            replay.succeed(PATIENCE);
        }

        assertThat(found(store)).isNotEmpty();
        return found(store);
    }

    /** The same server for both, so that documents can be compared byte for byte. */
    private static String database(EmbeddedPostgres server, String name) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return server.getJdbcUrl("postgres", name);
    }

    private static List<Kept> found(String store) {
        return FoundIn.store(store).findings();
    }

    /** The samples ended long ago: the clock moves the watermark of all three logs past their silence. */
    private static void toldSilent(String store) {
        eventually(() -> assertThat(FoundIn.store(store).selfChecks())
                .extracting(Kept::type)
                .containsExactly(SILENT, SILENT, SILENT));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(assertion);
    }
}
