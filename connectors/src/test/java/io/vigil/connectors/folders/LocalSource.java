package io.vigil.connectors.folders;

import io.vigil.connectors.files.TimedLines;
import io.vigil.events.Rejected;
import io.vigil.events.dns.DnsQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.jspecify.annotations.Nullable;

/** Drives the source as Flink does, in one thread: the coordinator with the search for files, and some readers. */
final class LocalSource implements SplitEnumeratorContext<StoredFile> {
    static final long DELIVERY = Duration.ofMinutes(15).toMillis();

    private final Map<Integer, LocalReader> readers = new HashMap<>();
    private final HandOutArrivals coordinator;
    private Instant now;
    private Runnable search = () -> {};

    private LocalSource(Path bucket, Instant now, Known known) {
        this.now = now;
        this.coordinator = new HandOutArrivals(
                this,
                new ListFolders(new Layout("CloudTrail"), List.of(bucket.toUri().toString())),
                new Arrivals(known),
                Duration.ofMinutes(1),
                new Ticking());
    }

    /** What a checkpoint holds of the source. */
    record Checkpoint(Known known, List<StoredFile> files) {}

    static LocalSource start(Path bucket, Instant now, int readers) {
        var beginning = Known.beginning(now.minus(Duration.ofHours(1)));
        return restore(bucket, now, readers, new Checkpoint(beginning, List.of()));
    }

    static LocalSource restore(Path bucket, Instant now, int readers, Checkpoint checkpoint) {
        var source = new LocalSource(bucket, now, checkpoint.known());
        source.coordinator.start();
        for (int reader = 0; reader < readers; reader++) {
            source.readers.put(reader, new LocalReader(source, reader));
        }
        for (int at = 0; at < checkpoint.files().size(); at++) {
            source.give(at % readers, checkpoint.files().get(at));
        }
        source.readers.values().forEach(LocalReader::start);
        return source;
    }

    /** What the periodic search does. */
    void look(Instant time) {
        now = time;
        search.run();
    }

    void give(StoredFile file) {
        give(0, file);
    }

    private void give(int reader, StoredFile file) {
        readers.get(reader).add(file);
    }

    void ask(int reader) {
        coordinator.handleSplitRequest(reader, null);
    }

    /** Of the first reader, as Flink waits for it. */
    CompletableFuture<Void> available() {
        return readers.get(0).available();
    }

    void readAll() throws Exception {
        for (LocalReader reader : readers.values()) {
            reader.readAll();
        }
    }

    /** So many batches of the first reader, some of which may be those that end a file. */
    void readBatches(int polls) throws Exception {
        for (int poll = 0; poll < polls; poll++) {
            readers.get(0).poll();
        }
    }

    /** A reader fails, with all that it was given since the beginning, and comes back empty. */
    void lose(int reader) {
        List<StoredFile> had = readers.get(reader).files();
        readers.put(reader, new LocalReader(this, reader));
        coordinator.addSplitsBack(had, reader);
        coordinator.addReader(reader);
        readers.get(reader).start();
    }

    Checkpoint checkpoint() throws Exception {
        byte[] known = StoredFileSerializer.KNOWN.serialize(coordinator.snapshotState(1));
        var files = new ArrayList<StoredFile>();
        for (LocalReader reader : readers.values()) {
            for (StoredFile file : reader.files()) {
                files.add(StoredFileSerializer.ONE.deserialize(1, StoredFileSerializer.ONE.serialize(file)));
            }
        }
        return new Checkpoint(StoredFileSerializer.KNOWN.deserialize(1, known), files);
    }

    /** The slowest reader's. */
    long watermark() throws IOException {
        long slowest = Long.MAX_VALUE;
        for (LocalReader reader : readers.values()) {
            slowest = Math.min(slowest, reader.watermark());
        }
        return slowest;
    }

    List<String> names() {
        return readers.values().stream()
                .flatMap(reader -> reader.events().stream())
                .map(DnsQuery::id)
                .toList();
    }

    List<Rejected> rejected() {
        return readers.values().stream()
                .flatMap(reader -> reader.rejected().stream())
                .toList();
    }

    List<DnsQuery> late() {
        return readers.values().stream()
                .flatMap(reader -> reader.late().stream())
                .toList();
    }

    static TimedLines format() {
        return new TimedLines();
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
    }

    @Override
    public void sendEventToSourceReader(int reader, SourceEvent event) {
        readers.get(reader).tell(event);
    }

    @Override
    public int currentParallelism() {
        return readers.size();
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        var registered = new HashMap<Integer, ReaderInfo>();
        readers.keySet().forEach(reader -> registered.put(reader, new ReaderInfo(reader, "localhost")));
        return registered;
    }

    @Override
    public void assignSplits(SplitsAssignment<StoredFile> assignment) {
        assignment.assignment().forEach((reader, files) -> files.forEach(file -> give(reader, file)));
    }

    @Override
    public void signalNoMoreSplits(int reader) {
        throw new IllegalStateException("there are always more");
    }

    @Override
    public <T> void callAsync(Callable<T> call, BiConsumer<T, Throwable> handler) {
        @Nullable T answer = null;
        @Nullable Throwable failure = null;
        try {
            answer = call.call();
        } catch (Exception failed) {
            failure = failed;
        }
        handler.accept(answer, failure);
    }

    @Override
    public <T> void callAsync(Callable<T> call, BiConsumer<T, Throwable> handler, long delay, long period) {
        search = () -> callAsync(call, handler);
    }

    @Override
    public void runInCoordinatorThread(Runnable work) {
        work.run();
    }

    /** As the test says. */
    private final class Ticking extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    static void await(CompletableFuture<Void> available) throws Exception {
        available.get(10, TimeUnit.SECONDS);
    }
}
