package io.vigil.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vigil.cli.cluster.FaultyKinesis.Mood;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What befalls a job in the middle of its logs. Each leaves all as it should be again; that the job gets over it is then waited for. */
enum Fault {
    NONE("nothing") {
        @Override
        void strike(FaultTrial trial) {
            // The undisturbed run.
        }
    },
    TASK_MANAGER_KILLED("kill -9 of a TaskManager at work") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            trial.killTaskManager();
        }
    },
    JOB_MANAGER_KILLED("kill -9 of the JobManager, with high availability") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            trial.killJobManager();
        }
    },
    DATABASE_AWAY("the database away for 20 s") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            trial.database().goAway();
            pause();
            trial.database().comeBack();
        }
    },
    KINESIS_FAILING("Kinesis answers reads with 500 for 20 s") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            refuse(trial, Mood.FAILING);
        }
    },
    KINESIS_THROTTLED("all shards throttled for 20 s; the job must not restart") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            refuse(trial, Mood.THROTTLED);
            assertThat(trial.job().restarts()).isZero();
        }
    },
    ITERATORS_EXPIRED("iterators of shards expire for 3 s") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            trial.kinesis().become(Mood.EXPIRED);
            await().until(() -> trial.kinesis().refused() > 0);
            Thread.sleep(Duration.ofSeconds(3).toMillis());
            trial.kinesis().become(Mood.WELL);
        }
    },
    CHECKPOINTS_FAIL("no checkpoint can be written, five in a row") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            Path checkpoints = trial.flink().checkpoints();
            Path aside = checkpoints.resolveSibling("checkpoints-aside");
            Files.move(checkpoints, aside);
            Files.writeString(checkpoints, "no folder");
            long before = trial.job().failedCheckpoints();
            await().atMost(Duration.ofMinutes(2)).until(() -> trial.job().failedCheckpoints() > before + 1);
            Files.delete(checkpoints);
            Files.move(aside, checkpoints);
        }
    },
    OTHER_PARALLELISM("stop with a savepoint, resume with parallelism 1") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            String savepoint = trial.job().stopWithSavepoint();
            trial.submit(1, savepoint);
        }
    },
    SUBMITTED_TWICE("the same job submitted a second time, into the same store") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            trial.submitAnother();
        }
    };

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final String what;

    Fault(String what) {
        this.what = what;
    }

    String what() {
        return what;
    }

    abstract void strike(FaultTrial trial) throws Exception;

    private static void refuse(FaultTrial trial, Mood mood) throws InterruptedException {
        trial.kinesis().become(mood);
        pause();
        assertThat(trial.kinesis().refused()).isPositive();
        trial.kinesis().become(Mood.WELL);
    }

    /** A fault lasts as long as it lasts; there is nothing to wait for. */
    private static void pause() throws InterruptedException {
        Thread.sleep(LONG_ENOUGH.toMillis());
    }
}
