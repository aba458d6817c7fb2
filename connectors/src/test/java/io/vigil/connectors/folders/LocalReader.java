package io.vigil.connectors.folders;

import io.vigil.events.Rejected;
import io.vigil.events.dns.DnsQuery;
import io.vigil.sources.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;

/** One subtask of a {@link LocalSource}, and all that it has brought. */
final class LocalReader implements SourceReaderContext, ReaderOutput<Batch<DnsQuery>> {
    private final LocalSource source;
    private final int index;
    private final ArrivalReader<DnsQuery> reader =
            new ArrivalReader<>(this, LocalSource.format(), LocalSource.DELIVERY);
    private final List<DnsQuery> events = new ArrayList<>();
    private final List<DnsQuery> late = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;

    LocalReader(LocalSource source, int index) {
        this.source = source;
        this.index = index;
    }

    void start() {
        reader.start();
    }

    void add(StoredFile file) {
        reader.addSplits(List.of(file));
    }

    void tell(SourceEvent event) {
        reader.handleSourceEvents(event);
    }

    List<StoredFile> files() {
        return reader.snapshotState(1);
    }

    void readAll() throws Exception {
        while (!files().isEmpty()) {
            poll();
        }
        reader.pollNext(this);
    }

    void poll() throws Exception {
        LocalSource.await(reader.isAvailable());
        reader.pollNext(this);
    }

    CompletableFuture<Void> available() {
        return reader.isAvailable();
    }

    long watermark() throws IOException {
        reader.pollNext(this);
        return watermark;
    }

    List<DnsQuery> events() {
        return events;
    }

    List<DnsQuery> late() {
        return late;
    }

    List<Rejected> rejected() {
        return rejected;
    }

    @Override
    public void collect(Batch<DnsQuery> batch) {
        events.addAll(batch.events());
        rejected.addAll(batch.rejected());
        batch.events().stream().filter(event -> event.time() <= watermark).forEach(late::add);
    }

    @Override
    public void collect(Batch<DnsQuery> batch, long time) {
        collect(batch);
    }

    @Override
    public void emitWatermark(Watermark emitted) {
        watermark = emitted.getTimestamp();
    }

    @Override
    public void markIdle() {
        throw new IllegalStateException("folders are listed: nobody need be idle");
    }

    @Override
    public void markActive() {
        throw new IllegalStateException("nobody was idle");
    }

    @Override
    public SourceOutput<Batch<DnsQuery>> createOutputForSplit(String split) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void releaseOutputForSplit(String split) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SourceReaderMetricGroup metricGroup() {
        return UnregisteredMetricsGroup.createSourceReaderMetricGroup();
    }

    @Override
    public Configuration getConfiguration() {
        return new Configuration();
    }

    @Override
    public String getLocalHostName() {
        return "localhost";
    }

    @Override
    public int getIndexOfSubtask() {
        return index;
    }

    @Override
    public void sendSplitRequest() {
        source.ask(index);
    }

    @Override
    public void sendSourceEventToCoordinator(SourceEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        return SimpleUserCodeClassLoader.create(getClass().getClassLoader());
    }
}
