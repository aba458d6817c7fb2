package io.vigil.cli.cluster;

import static org.awaitility.Awaitility.await;

import io.vigil.flink.Totals;
import io.vigil.jobs.DetectionJob;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of the job from the beginning of its logs, on a cluster that all runs share. */
final class FaultTrial {
    static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Surroundings surroundings;
    private final List<String> arguments;
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

    /** @param arguments of the job */
    FaultTrial(Surroundings surroundings, List<String> arguments) {
        this.surroundings = surroundings;
        this.arguments = List.copyOf(arguments);
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

    /** The one that was submitted last. */
    RunningJob job() {
        return jobs.get(jobs.size() - 1);
    }

    void submit(int parallelism, String savepoint) throws IOException, InterruptedException {
        var start = new RunningJob.Start(surroundings.jar(), DetectionJob.class.getName(), parallelism, arguments);
        jobs.add(RunningJob.submit(flink(), start, savepoint));
    }

    /** Beside the one that runs. */
    void submitAnother() throws IOException, InterruptedException {
        submit(1, "");
    }

    /** Where a fault can do harm: records were read, others were not, and there is something to go back to. */
    void reachTheMiddle() {
        await("a checkpoint in the middle of the logs")
                .atMost(PATIENCE)
                .until(() -> job().checkpoints() > 1 && job().counted(Totals.EVENTS) > 0);
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
