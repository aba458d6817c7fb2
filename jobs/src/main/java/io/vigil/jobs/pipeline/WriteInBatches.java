package io.vigil.jobs.pipeline;

import io.vigil.findings.Finding;
import io.vigil.sinks.FindingStorage;
import io.vigil.sinks.FindingWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Gathers findings for a second, and writes the last state of each. All runs in the task's own thread. A checkpoint waits until everything
 * before it is written, so nothing of it is state.
 */
final class WriteInBatches implements SinkWriter<Finding> {
    private static final int FULL = 1000;
    private static final long WAIT_MILLIS = 1000;

    private final FindingStorage storage;
    private final Retention retention;
    private final ProcessingTimeService clock;
    private final MetricGroup metrics;
    private final Map<String, Finding> waiting = new LinkedHashMap<>();
    /** How often a finding was written, and how often one that is archived, by its type. */
    private final Map<String, Counter> written = new HashMap<>();

    private final Map<String, Counter> archived = new HashMap<>();

    private FindingWriter writer;
    /** Of the batch at hand; null while nothing waits. Flink fails the task with what it throws. */
    private @Nullable Future<?> timer;

    /** @param metrics what is written is counted below, by finding type */
    WriteInBatches(FindingStorage storage, Retention retention, ProcessingTimeService clock, MetricGroup metrics)
            throws IOException {
        this.storage = storage;
        this.retention = retention;
        this.clock = clock;
        this.metrics = metrics;
        this.writer = storage.writer();
    }

    @Override
    public void write(Finding finding, Context context) throws IOException {
        waiting.put(finding.id(), finding);
        if (waiting.size() >= FULL) {
            writeWaiting();
        } else if (timer == null) {
            timer = clock.registerTimer(clock.getCurrentProcessingTime() + WAIT_MILLIS, time -> {
                timer = null;
                writeWaiting();
            });
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        writeWaiting();
    }

    private void writeWaiting() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        var batch = List.copyOf(waiting.values());
        try {
            writer.write(batch);
        } catch (IOException lost) {
            writeAnew(batch, lost);
        }
        OptionalLong old = retention.due(batch);
        if (old.isPresent()) {
            writer.forget(old.getAsLong());
        }
        batch.stream().filter(finding -> !finding.withdrawn()).forEach(this::count);
        waiting.clear();
    }

    private void count(Finding finding) {
        counter(written, finding, "written").inc();
        if (finding.archived()) {
            counter(archived, finding, "archived").inc();
        }
    }

    private Counter counter(Map<String, Counter> known, Finding finding, String name) {
        return known.computeIfAbsent(
                finding.type(), type -> metrics.addGroup("type", type).counter(name));
    }

    /** A connection that was idle for long may be gone. A storage that is down fails the task, and Flink comes back later. */
    private void writeAnew(List<Finding> batch, IOException lost) throws IOException {
        try {
            close();
        } catch (IOException gone) {
            lost.addSuppressed(gone);
        }
        try {
            writer = storage.writer();
            writer.write(batch);
        } catch (IOException again) {
            again.addSuppressed(lost);
            throw again;
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
