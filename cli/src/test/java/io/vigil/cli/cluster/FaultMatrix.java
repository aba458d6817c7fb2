package io.vigil.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vigil.cli.GoldenSavepoint;
import io.vigil.cli.Vigil;
import io.vigil.cli.cluster.FoundIn.Kept;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing lost, nothing doubled: whatever befalls the job in the middle of its logs, in the end the store holds what an undisturbed replay finds,
 * byte for byte. {@code ./mvnw verify -Pfaults} runs it, and leaves the table of docs/operate/faults.md in {@code cli/target/faults.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrix {
    private static final Path TABLE = Path.of("target/faults.md");
    private static final String UPGRADED = "upgraded";
    private static final String LAST_DAY = "2025-06-12";

    private final List<AutoCloseable> started = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private SampleDay whole;
    private EmbeddedPostgres postgres;
    private Path folder;
    private LocalKinesis kinesis;
    private FaultTrial.Surroundings surroundings;

    @BeforeAll
    void start() throws Exception {
        LocalKinesis.require();
        folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/cluster")).toAbsolutePath(), "faults");
        whole = SampleDay.read();
        postgres = closed(EmbeddedPostgres.start());
        kinesis = closed(LocalKinesis.start(folder, shardsOfAllTrials()));
        var faulty = closed(FaultyKinesis.before(kinesis.endpoint()));
        var database = closed(CutOff.before(postgres.getPort()));
        var zooKeeper = closed(LocalZooKeeper.start(folder));
        var settings = new ArrayList<>(zooKeeper.settings(folder.resolve("ha")));
        settings.add("-Djobmanager.memory.jvm-metaspace.size=512m");
        settings.add("-Djobmanager.memory.process.size=1600m");
        // Else one TaskManager may do all the work, and the other be killed in its sleep.
        settings.add("-Dtaskmanager.load-balance.mode=SLOTS");
        settings.add("-Dheartbeat.timeout=20000");
        settings.add("-Dheartbeat.interval=5000");
        settings.add("-Dmetrics.fetcher.update-interval=1000");
        settings.add("-Drestart-strategy.exponential-delay.max-backoff=5s");
        settings.add("-Dweb.upload.dir=" + Files.createDirectory(folder.resolve("jars")));
        var flink = closed(LocalFlink.start(folder, FaultTrial.Surroundings.environment(), 2, settings));
        surroundings = new FaultTrial.Surroundings(flink, faulty, database, RunningJob.upload(flink));
    }

    private static Map<String, Integer> shardsOfAllTrials() {
        var shards = new HashMap<>(LogFeed.shards(UPGRADED));
        for (Fault fault : Fault.values()) {
            shards.putAll(LogFeed.shards(name(fault)));
        }
        return shards;
    }

    private static String name(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }

    private <T extends AutoCloseable> T closed(T atTheEnd) {
        started.add(0, atTheEnd);
        return atTheEnd;
    }

    /** All, or those that {@code -Dfaults=NAME,NAME} names. */
    static Stream<Fault> faults() {
        String chosen = System.getProperty("faults", "");
        return chosen.isEmpty()
                ? Stream.of(Fault.values())
                : Stream.of(chosen.split(",")).map(Fault::valueOf);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theFindingsAreThoseOfAnUndisturbedRun(Fault fault) throws Exception {
        FaultTrial trial = trial(name(fault), whole);
        trial.feed().firstHalf();
        trial.submit(2, "");
        trial.reachTheMiddle();
        fault.beforeTheRest(trial);
        trial.feed().rest();
        Instant struck = Instant.now();
        try {
            fault.strike(trial);
        } finally {
            judge(fault.what(), trial, replayed("replay", whole, List.of()), struck);
        }
    }

    @Test
    void theFindingsAreThoseOfAReplayWhereBothBeginWithTheSavepointOfTheOldestRelease() throws Exception {
        String savepoint = GoldenSavepoint.unpacked(folder).toString();
        SampleDay day = whole.since(LAST_DAY);
        FaultTrial trial = trial(UPGRADED, day);
        trial.feed().firstHalf();
        trial.feed().rest();
        Instant begun = Instant.now();

        trial.submit(2, savepoint);

        judge(
                "upgrade from the savepoint of the oldest release",
                trial,
                replayed("replay_upgraded", day, List.of("--savepoint-from=" + savepoint)),
                begun);
    }

    private FaultTrial trial(String name, SampleDay day) throws SQLException, IOException {
        createDatabase(name);
        return new FaultTrial(
                surroundings,
                new LogFeed(kinesis, name, day),
                FaultTrial.FilesOfJob.in(folder.resolve(name)),
                postgres.getDatabase("postgres", name));
    }

    private void judge(String what, FaultTrial trial, List<Kept> expected, Instant since) throws Exception {
        String name = trial.feed().trial();
        try {
            await(what)
                    .atMost(FaultTrial.PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(found(name)).isEqualTo(expected));
            assertThat(trial.job().state()).isEqualTo("RUNNING");
        } finally {
            row(what, found(name), expected, "%d | %d".formatted(trial.job().restarts(), seconds(since)));
        }
        trial.end();
    }

    private static long seconds(Instant since) {
        return Duration.between(since, Instant.now()).toSeconds();
    }

    private void row(String what, List<Kept> found, List<Kept> expected, String rest) throws IOException {
        long equal = found.stream().filter(expected::contains).count();
        rows.add("| %s | %d of %d | %d | %s |".formatted(what, equal, expected.size(), found.size() - equal, rest));
        var table = new ArrayList<>(
                List.of("| fault | rows equal | others | restarts | seconds until equal |", "|---|---|---|---|---|"));
        table.addAll(rows);
        Files.write(TABLE, table);
    }

    @AfterAll
    void stop() throws Exception {
        rows.forEach(System.out::println);
        for (AutoCloseable one : started) {
            one.close();
        }
    }

    /** What a replay finds in the same logs; made once. */
    private List<Kept> replayed(String name, SampleDay day, List<String> options) throws Exception {
        Path logs = folder.resolve(name + "-logs");
        if (Files.exists(logs)) {
            return found(name);
        }
        createDatabase(name);
        var arguments = new ArrayList<>(List.of("replay", "--store=" + url(name)));
        arguments.addAll(options);
        arguments.addAll(day.files(Files.createDirectory(logs)));
        arguments.addAll(SampleDay.intel());
        try (var replay = FlinkProgram.of(Vigil.class.getName(), arguments).startWithJob(folder, name + ".log")) {
            replay.succeed(FaultTrial.PATIENCE);
        }
        assertThat(found(name)).isNotEmpty();
        return found(name);
    }

    /** On one server, so that documents can be compared byte for byte. */
    private void createDatabase(String name) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }

    private String url(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    private List<Kept> found(String database) {
        return FoundIn.store(url(database)).findings();
    }
}
