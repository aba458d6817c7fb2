package io.vigil.cli.cluster;

import static org.awaitility.Awaitility.await;

import io.vigil.jobs.DetectionJob;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The job on a cluster of one TaskManager, between made-up streams and a PostgreSQL of its own. */
final class LoadedJob implements AutoCloseable {
    /** AWS's ranges are those that come with Vigil: what is made up calls from them. */
    static final List<String> LISTS = List.of(
            "--threat-list=tor=" + SampleDay.LISTS.resolve("tor.txt"),
            "--threat-list=mining=" + SampleDay.LISTS.resolve("mining.txt"));

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final EmbeddedPostgres postgres;
    private final PacedKinesis kinesis;
    private final LocalFlink flink;
    private final String jar;

    private LoadedJob(EmbeddedPostgres postgres, PacedKinesis kinesis, LocalFlink flink, String jar) {
        this.postgres = postgres;
        this.kinesis = kinesis;
        this.flink = flink;
        this.jar = jar;
    }

    /** The cluster, without a job yet. */
    static LoadedJob prepare(List<MadeUpStream> streams) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/cluster")).toAbsolutePath(), "load");
        var settings = List.of(
                "-Dexecution.checkpointing.interval=30s",
                "-Dtaskmanager.memory.process.size=4096m",
                "-Djobmanager.memory.jvm-metaspace.size=512m",
                "-Djobmanager.memory.process.size=1600m",
                "-Dweb.upload.dir=" + Files.createDirectory(folder.resolve("jars")));
        var postgres = EmbeddedPostgres.start();
        var kinesis = PacedKinesis.of(streams);
        var flink = LocalFlink.start(folder, FaultTrial.Surroundings.environment(), 1, settings);
        return new LoadedJob(postgres, kinesis, flink, RunningJob.upload(flink));
    }

    /** @param options of the job, beside those that say where everything is */
    RunningJob submit(int parallelism, List<String> options) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(
                "--region=" + LocalKinesis.REGION,
                "--kinesis-endpoint=" + kinesis.endpoint(),
                "--initial-position=TRIM_HORIZON",
                "--store=" + store()));
        kinesis.streams().forEach(stream -> arguments.add(stream.option()));
        arguments.addAll(LISTS);
        arguments.addAll(options);
        return RunningJob.submit(
                flink, new RunningJob.Start(jar, DetectionJob.class.getName(), parallelism, arguments), "");
    }

    /** Submits it, and waits until all of it runs. */
    RunningJob run(int parallelism, List<String> options) throws IOException, InterruptedException {
        RunningJob job = submit(parallelism, options);
        await("the first checkpoint").atMost(PATIENCE).until(() -> job.checkpoints() > 0);
        return job;
    }

    String store() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    PacedKinesis kinesis() {
        return kinesis;
    }

    LocalProcess taskManager() {
        return flink.processes().get(1);
    }

    @Override
    public void close() throws IOException {
        flink.close();
        kinesis.close();
        postgres.close();
    }
}
