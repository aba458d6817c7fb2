package io.vigil.jobs.pipeline;

import io.vigil.findings.Finding;
import io.vigil.flink.OperatorIds;
import io.vigil.sinks.FindingStorage;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Writes findings to their storage, whatever that is: at least once, of absolute values, so that it ends as once would.
 *
 * @param storage prepared
 */
public record FindingSink(FindingStorage storage) implements Sink<Finding> {
    private static final long serialVersionUID = 1;

    public static void write(DataStream<Finding> findings, FindingStorage storage) {
        var sink = findings.sinkTo(new FindingSink(storage))
                .uid(OperatorIds.STORE_FINDINGS)
                .name("store findings");
        if (storage.oneWriter()) {
            sink.setParallelism(1);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // the only abstract form in this release
    public SinkWriter<Finding> createWriter(InitContext context) throws IOException {
        return new WriteInBatches(storage, context.getProcessingTimeService(), context.metricGroup());
    }
}
