package io.vigil.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vigil.cli.Vigil;
import io.vigil.sinks.FindingFilter;
import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.StoredFinding;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing lost, nothing doubled: whatever befalls the job in the middle of its logs, in the end the store holds what an undisturbed replay finds,
 * byte for byte. {@code ./mvnw verify -Pfaults} runs it, and leaves the table of docs/operate/faults.md in {@code cli/target/faults.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrix {
    private static final Map<String, Integer> SHARDS = Map.of("calls", 2, "flows", 2, "queries", 1);
    private static final Path TABLE = Path.of("target/faults.md");
    /** Few, so that there are many reads. */
    private static final int LINES_A_RECORD = 10;

    private final List<AutoCloseable> started = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private SampleDay day;
    private EmbeddedPostgres postgres;
    private FaultTrial.Surroundings surroundings;
    private List<StoredFinding> expected;

    @BeforeAll
    void start() throws Exception {
        LocalKinesis.require();
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/cluster")).toAbsolutePath(), "faults");
        day = SampleDay.read();
        postgres = closed(EmbeddedPostgres.start());
        expected = replayed(folder);
        var kinesis = closed(LocalKinesis.start(folder, SHARDS));
        kinesis.put("calls", SampleDay.enveloped(day.calls(), LINES_A_RECORD));
        kinesis.put("flows", SampleDay.enveloped(day.flows(), LINES_A_RECORD));
        kinesis.put("queries", SampleDay.enveloped(day.queries(), LINES_A_RECORD));
        var faulty = closed(FaultyKinesis.before(kinesis.endpoint()));
        var database = closed(CutOff.before(postgres.getPort()));
        var zooKeeper = closed(LocalZooKeeper.start(folder));
        var settings = new ArrayList<>(zooKeeper.settings(folder.resolve("ha")));
        settings.add("-Djobmanager.memory.jvm-metaspace.size=512m");
        settings.add("-Djobmanager.memory.process.size=1600m");
        settings.add("-Dheartbeat.timeout=20000");
        settings.add("-Dheartbeat.interval=5000");
        settings.add("-Drestart-strategy.exponential-delay.max-backoff=5s");
        settings.add("-Dweb.upload.dir=" + Files.createDirectory(folder.resolve("jars")));
        var flink = closed(LocalFlink.start(folder, FaultTrial.Surroundings.environment(), 2, settings));
        surroundings = new FaultTrial.Surroundings(flink, faulty, database, RunningJob.upload(flink));
    }

    private <T extends AutoCloseable> T closed(T atTheEnd) {
        started.add(0, atTheEnd);
        return atTheEnd;
    }

    @ParameterizedTest
    @EnumSource
    void theFindingsAreThoseOfAnUndisturbedRun(Fault fault) throws Exception {
        String name = fault.name().toLowerCase(Locale.ROOT);
        database(name);
        var trial = new FaultTrial(surroundings, arguments(name));
        trial.submit(2, "");
        trial.reachTheMiddle();
        int foundBefore = found(name).size();
        Instant struck = Instant.now();
        try {
            fault.strike(trial);
            await(fault.what())
                    .atMost(FaultTrial.PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(found(name)).isEqualTo(expected));
            assertThat(trial.job().state()).isEqualTo("RUNNING");
        } finally {
            row(fault, name, foundBefore, struck, trial);
        }
        trial.end();
    }

    private void row(Fault fault, String name, int foundBefore, Instant struck, FaultTrial trial) throws IOException {
        List<StoredFinding> found = found(name);
        long equal = found.stream().filter(expected::contains).count();
        rows.add("| %s | %d of %d | %d | %d | %d | %d |"
                .formatted(
                        fault.what(),
                        equal,
                        expected.size(),
                        found.size() - equal,
                        foundBefore,
                        trial.job().restarts(),
                        Duration.between(struck, Instant.now()).toSeconds()));
        var table = new ArrayList<>(List.of(
                "| fault | rows equal | others | rows before it | restarts | seconds until equal |",
                "|---|---|---|---|---|---|"));
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

    private List<String> arguments(String database) {
        var arguments = new ArrayList<>(List.of(
                "--region=" + LocalKinesis.REGION,
                "--kinesis-endpoint=" + surroundings.kinesis().endpoint(),
                "--initial-position=TRIM_HORIZON",
                "--shard-idle=10s",
                "--cloudtrail-stream=calls",
                "--vpc-flow-stream=flows",
                "--vpc-flow-format=" + day.flowFormat(),
                "--dns-stream=queries",
                "--store="
                        + url(database)
                                .replace(
                                        ":" + postgres.getPort() + "/",
                                        ":" + surroundings.database().port() + "/")));
        arguments.addAll(SampleDay.intel());
        return arguments;
    }

    private List<StoredFinding> replayed(Path folder) throws Exception {
        database("replay");
        var arguments = new ArrayList<>(List.of("replay", "--store=" + url("replay")));
        arguments.addAll(day.files(folder));
        arguments.addAll(SampleDay.intel());
        try (var replay = FlinkProgram.of(Vigil.class.getName(), arguments).startWithJob(folder, "replay.log")) {
            replay.succeed(FaultTrial.PATIENCE);
        }
        assertThat(found("replay")).isNotEmpty();
        return found("replay");
    }

    /** On one server, so that documents can be compared byte for byte. */
    private void database(String name) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }

    private String url(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    private List<StoredFinding> found(String database) {
        return FindingStorage.at(url(database)).store().find(FindingFilter.ALL);
    }
}
