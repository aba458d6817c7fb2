package io.vigil.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vigil.cli.cluster.FaultyKinesis.Mood;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    DATABASE_AWAY("the database away until the job has restarted twice") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            trial.database().goAway();
            await().atMost(FaultTrial.PATIENCE).until(() -> trial.job().restarts() > 1);
            trial.database().comeBack();
        }
    },
    DATABASE_SLOW("every packet of the database takes 0.5 s, for 10 s") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            trial.database().answerAfter(Duration.ofMillis(500));
            pause();
            trial.database().answerAfter(Duration.ZERO);
        }
    },
    TABLE_LOCKED("the table of findings locked until the job has waited for it 10 s") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            try (var connection = trial.connection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table finding in access exclusive mode");
                await().atMost(FaultTrial.PATIENCE).until(() -> isWaitedFor(statement));
                pause();
                connection.commit();
            }
        }

        private static boolean isWaitedFor(Statement statement) throws SQLException {
            try (ResultSet waiting = statement.executeQuery("select 1 from pg_locks where not granted")) {
                return waiting.next();
            }
        }
    },
    KINESIS_FAILING("Kinesis answers reads with 500 for 10 s") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            refuse(trial, Mood.FAILING);
        }
    },
    KINESIS_THROTTLED("all shards throttled for 10 s; the job must not restart") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            long before = trial.job().restarts();
            refuse(trial, Mood.THROTTLED);
            assertThat(trial.job().restarts()).isEqualTo(before);
        }
    },
    ITERATORS_EXPIRED("every iterator of a shard has expired, 20 reads long") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            int before = trial.kinesis().refused();
            trial.kinesis().become(Mood.EXPIRED);
            await().atMost(FaultTrial.PATIENCE).until(() -> trial.kinesis().refused() >= before + 20);
            trial.kinesis().become(Mood.WELL);
        }
    },
    CHECKPOINTS_FAIL("no checkpoint can be written, two in a row") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            Path checkpoints = trial.flink().checkpoints();
            Path aside = checkpoints.resolveSibling("checkpoints-aside");
            long before = trial.job().failedCheckpoints();
            Files.move(checkpoints, aside);
            Files.writeString(checkpoints, "no folder");
            await().atMost(FaultTrial.PATIENCE).until(() -> trial.job().failedCheckpoints() > before + 1);
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
    RESHARDED("one shard split, two merged, and more comes") {
        @Override
        void beforeTheRest(FaultTrial trial) throws Exception {
            trial.feed().reshard();
        }

        @Override
        void strike(FaultTrial trial) {
            // It has struck.
        }
    },
    POISONED("28 records of noise, cut-off gzip, bombs and broken JSON") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            trial.feed().put(LogFeed.STORM, Storm.poisoned());
            refusesSome(trial);
        }
    },
    CLOCK_JUMPED("a call from a clock that runs two days ahead") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            trial.feed()
                    .put(
                            LogFeed.STORM,
                            Storm.fromAClockAhead(trial.feed().day().calls().get(0)));
            refusesSome(trial);
        }
    },
    FILES_BROKEN("lists and tuning overwritten with noise and halves, then kill -9 of a TaskManager") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            Files.write(trial.files().resolve("tor.txt"), Storm.poisoned().get(0));
            halve(trial.files().resolve("ip-ranges.json"));
            Files.writeString(trial.files().resolve("tuning.yaml"), "detections: {ssh-brute-force: {atte");
            await().atMost(FaultTrial.PATIENCE).until(() -> trial.job().measured("lists.refusals") > 1);
            trial.killTaskManager();
        }

        private static void halve(Path file) throws java.io.IOException {
            String whole = Files.readString(file);
            Files.writeString(file, whole.substring(0, whole.length() / 2));
        }
    },
    SUBMITTED_TWICE("the same job submitted a second time, into the same store") {
        @Override
        void strike(FaultTrial trial) throws Exception {
            trial.submitAnother();
        }
    };

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final String what;

    Fault(String what) {
        this.what = what;
    }

    String what() {
        return what;
    }

    /** While the job has nothing left to read. */
    void beforeTheRest(FaultTrial trial) throws Exception {}

    /** While the job reads. */
    abstract void strike(FaultTrial trial) throws Exception;

    private static void refusesSome(FaultTrial trial) {
        await().atMost(FaultTrial.PATIENCE).until(() -> trial.job().measured(".rejected") > 0);
    }

    private static void refuse(FaultTrial trial, Mood mood) throws InterruptedException {
        int before = trial.kinesis().refused();
        trial.kinesis().become(mood);
        pause();
        assertThat(trial.kinesis().refused()).isGreaterThan(before);
        trial.kinesis().become(Mood.WELL);
    }

    /** A fault lasts as long as it lasts; there is nothing to wait for. */
    private static void pause() throws InterruptedException {
        Thread.sleep(LONG_ENOUGH.toMillis());
    }
}
