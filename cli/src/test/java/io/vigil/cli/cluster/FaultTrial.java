package io.vigil.cli.cluster;

import static org.awaitility.Awaitility.await;

import io.vigil.jobs.DetectionJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** One run of the job from the beginning of its logs, on a cluster that all runs share. */
final class FaultTrial {
    static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Surroundings surroundings;
    private final LogFeed feed;
    private final FilesOfJob files;
    private final DataSource findings;
    private final List<RunningJob> jobs = new ArrayList<>();

    /**
     * What all runs share.
     *
     * @param jar the name by which it was uploaded
     */
    record Surroundings(LocalFlink flink, FaultyKinesis kinesis, CutOff database, String jar) {
        static Map<String, String> environment() {
            var environment = new HashMap<>(LocalKinesis.CREDENTIALS);
            environment.putAll(FaultyKinesis.environment());
            return environment;
        }
    }

    /** What the job looks at while it runs. */
    record FilesOfJob(Path folder) {
        static FilesOfJob in(Path folder) throws IOException {
            Files.createDirectory(folder);
            try (var lists = Files.list(SampleDay.LISTS)) {
                for (Path list : lists.toList()) {
                    Files.copy(list, folder.resolve(list.getFileName()));
                }
            }
            Files.copy(Path.of("../flink-conf/tuning.yaml"), folder.resolve("tuning.yaml"));
            return new FilesOfJob(folder);
        }

        List<String> arguments() {
            var arguments = new ArrayList<>(SampleDay.intel(folder));
            arguments.addAll(
                    List.of("--list-poll=1s", "--detections-poll=1s", "--tuning=" + folder.resolve("tuning.yaml")));
            return arguments;
        }
    }

    /** @param findings the trial's own database, without anything between */
    FaultTrial(Surroundings surroundings, LogFeed feed, FilesOfJob files, DataSource findings) {
        this.surroundings = surroundings;
        this.feed = feed;
        this.files = files;
        this.findings = findings;
    }

    LocalFlink flink() {
        return surroundings.flink();
    }

    FaultyKinesis kinesis() {
        return surroundings.kinesis();
    }

    CutOff database() {
        return surroundings.database();
    }

    LogFeed feed() {
        return feed;
    }

    Path files() {
        return files.folder();
    }

    Connection connection() throws java.sql.SQLException {
        return findings.getConnection();
    }

    /** The one that was submitted last. */
    RunningJob job() {
        return jobs.get(jobs.size() - 1);
    }

    void submit(int parallelism, String savepoint) throws IOException, InterruptedException {
        var start = new RunningJob.Start(surroundings.jar(), DetectionJob.class.getName(), parallelism, arguments());
        jobs.add(RunningJob.submit(flink(), start, savepoint));
    }

    private List<String> arguments() {
        var arguments = new ArrayList<>(List.of(
                "--region=" + LocalKinesis.REGION,
                "--kinesis-endpoint=" + kinesis().endpoint(),
                "--initial-position=TRIM_HORIZON",
                "--shard-idle=15s",
                "--store=jdbc:postgresql://localhost:" + database().port() + "/" + feed.trial() + "?user=postgres"));
        arguments.addAll(feed.arguments());
        arguments.addAll(files.arguments());
        return arguments;
    }

    /** Beside the one that runs. */
    void submitAnother() throws IOException, InterruptedException {
        submit(1, "");
    }

    /** Where a fault can do harm: records are being read, others are not, and there is something to go back to. */
    void reachTheMiddle() {
        long before = kinesis().reads();
        await("a checkpoint in the middle of the logs")
                .atMost(PATIENCE)
                .until(() -> job().checkpoints() > 0 && kinesis().reads() > before);
    }

    void killTaskManager() throws IOException, InterruptedException {
        var processes = flink().processes();
        processes.remove(processes.size() - 1).close();
        flink().startTaskManager(Surroundings.environment());
    }

    void killJobManager() throws IOException, InterruptedException {
        flink().processes().remove(0).close();
        LocalProcess next = flink().startJobManager(Surroundings.environment());
        flink().processes().remove(next);
        flink().processes().add(0, next);
        await("the job on the new JobManager").atMost(PATIENCE).until(() -> "RUNNING".equals(job().state()));
    }

    void end() throws IOException, InterruptedException {
        for (RunningJob job : jobs) {
            if (!job.state().equals("FINISHED")) {
                job.cancel();
            }
        }
    }
}
