package io.vigil.jobs.pipeline;

import io.vigil.findings.Finding;
import io.vigil.flink.OperatorIds;
import io.vigil.sinks.FindingStorage;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Writes findings to their storage, whatever that is: at least once, of absolute values, so that it ends as once would.
 *
 * @param retention how long a finding stays after its last update; zero: for ever
 */
public record FindingSink(FindingStorage storage, Duration retention) implements Sink<Finding> {
    private static final long serialVersionUID = 1;

    /** The storage is prepared. */
    public void write(DataStream<Finding> findings) {
        var sink = findings.sinkTo(this).uid(OperatorIds.STORE_FINDINGS).name("store findings");
        if (storage.oneWriter()) {
            sink.setParallelism(1);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // the only abstract form in this release
    public SinkWriter<Finding> createWriter(InitContext context) throws IOException {
        return new WriteInBatches(
                storage, new Retention(retention), context.getProcessingTimeService(), context.metricGroup());
    }
}
