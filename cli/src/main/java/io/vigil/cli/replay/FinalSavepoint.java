package io.vigil.cli.replay;

import io.vigil.connectors.files.AllRead;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointFailureReason;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/**
 * Ends a replay in place of the end of its logs: what still waits for later events stays waiting, in the savepoint. It is of the form that any
 * state backend reads.
 */
final class FinalSavepoint implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Path folder;
    private final String name = UUID.randomUUID().toString();
    private final AllRead allRead;

    private FinalSavepoint(Path folder, int logs) {
        this.folder = folder;
        this.allRead = new AllRead(name, logs);
    }

    /** @return null when none is wanted */
    static @Nullable FinalSavepoint of(ReplayPlan plan) {
        Path folder = plan.savepoints().into();
        return folder == null
                ? null
                : new FinalSavepoint(folder, plan.logs().given().size());
    }

    /** Given to the sources. */
    String awaitedAs() {
        return name;
    }

    /**
     * Takes it beside the calling thread, which takes the job's findings: the job stands still while nobody does.
     *
     * @return its URI. Without it the job would never end, so it is cancelled when this fails
     */
    Future<String> take(JobClient job) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                awaitAllRead(job);
                return stop(job);
            } catch (ExecutionException | InterruptedException e) {
                job.cancel().join();
                throw new CompletionException(e);
            }
        });
    }

    private void awaitAllRead(JobClient job) throws ExecutionException, InterruptedException {
        while (!allRead.within(LOOK_AGAIN)) {
            if (job.getJobStatus().get().isGloballyTerminalState()) {
                job.getJobExecutionResult().get(); // says what went wrong
            }
        }
    }

    /** A short log may be read before the last task has even started. */
    private String stop(JobClient job) throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();
            } catch (ExecutionException failed) {
                if (!isTooEarly(failed)) {
                    throw failed;
                }
                Thread.sleep(LOOK_AGAIN.toMillis());
            }
        }
    }

    private static boolean isTooEarly(ExecutionException failed) {
        return ExceptionUtils.findThrowable(failed, CheckpointException.class)
                .filter(e -> e.getCheckpointFailureReason() == CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING)
                .isPresent();
    }

    @Override
    public void close() {
        allRead.close();
    }
}
