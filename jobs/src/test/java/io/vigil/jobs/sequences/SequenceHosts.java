package io.vigil.jobs.sequences;

import io.vigil.events.signals.Signal;
import io.vigil.jobs.detections.Detections;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/** The subtasks of the operator of sequences, each with the keys that are its own. */
@SuppressWarnings("try") // nothing interrupts a test
final class SequenceHosts implements AutoCloseable {
    private final StateBackend backend;
    private final List<SequenceHost> subtasks = new ArrayList<>();
    private long checkpoints;

    SequenceHosts(Detections detections, StateBackend backend, int parallelism) throws Exception {
        this(detections, backend, parallelism, List.of());
    }

    private SequenceHosts(
            Detections detections, StateBackend backend, int parallelism, List<OperatorSubtaskState> snapshots)
            throws Exception {
        this.backend = backend;
        for (int at = 0; at < parallelism; at++) {
            OperatorSubtaskState own = snapshots.isEmpty()
                    ? null
                    : AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            AbstractStreamOperatorTestHarness.repackageState(
                                    snapshots.toArray(OperatorSubtaskState[]::new)),
                            SequenceHost.GROUPS,
                            snapshots.size(),
                            parallelism,
                            at);
            subtasks.add(SequenceHost.of(detections, own, new SequenceHost.Place(backend, parallelism, at)));
        }
    }

    /** What a failure leaves behind of so many subtasks. */
    record Snapshots(StateBackend backend, List<OperatorSubtaskState> of) {
        SequenceHosts restore(Detections detections, int parallelism) throws Exception {
            return new SequenceHosts(detections, backend, parallelism, of);
        }
    }

    /** Ends these, right after a snapshot. */
    Snapshots fail() throws Exception {
        List<OperatorSubtaskState> snapshots = checkpoint();
        close();
        return new Snapshots(backend, snapshots);
    }

    List<OperatorSubtaskState> checkpoint() throws Exception {
        List<OperatorSubtaskState> snapshots = new ArrayList<>();
        checkpoints++;
        for (SequenceHost subtask : subtasks) {
            snapshots.add(subtask.snapshot(checkpoints));
        }
        return snapshots;
    }

    void feed(Signal signal) throws Exception {
        for (SequenceHost subtask : subtasks) {
            subtask.feed(signal);
        }
    }

    void watermark(long time) throws Exception {
        for (SequenceHost subtask : subtasks) {
            subtask.watermark(time);
        }
    }

    List<Signal> matches() {
        return subtasks.stream().flatMap(subtask -> subtask.matches().stream()).toList();
    }

    int timers() {
        return subtasks.stream().mapToInt(SequenceHost::timers).sum();
    }

    /** Keys of which something is half seen. */
    long keys() throws Exception {
        long keys = 0;
        for (SequenceHost subtask : subtasks) {
            keys += subtask.keys();
        }
        return keys;
    }

    @Override
    public void close() {
        subtasks.forEach(SequenceHost::close);
    }
}
