package io.vigil.jobs.pipeline;

import io.vigil.events.Finding;
import io.vigil.flink.OperatorIds;
import io.vigil.sinks.FindingStore;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Writes findings into a store: at least once, of absolute values, so that it ends in the same rows as once. */
public final class FindingSink {
    private static final int ROWS_AT_ONCE = 1000;
    private static final long WAIT_MILLIS = 1000;
    private static final int RETRIES = 3;

    private FindingSink() {}

    public static void write(DataStream<Finding> findings, FindingStore store) {
        var connection = new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                .withUrl(store.url())
                .withDriverName(store.driver());
        if (store.user() != null) {
            connection.withUsername(store.user());
        }
        if (store.password() != null) {
            connection.withPassword(store.password());
        }
        var batches = JdbcExecutionOptions.builder()
                .withBatchSize(ROWS_AT_ONCE)
                .withBatchIntervalMs(WAIT_MILLIS)
                .withMaxRetries(RETRIES)
                .build();
        var sink = findings.sinkTo(JdbcSink.<Finding>builder()
                        .withQueryStatement(store.upsert(), store::bind)
                        .withExecutionOptions(batches)
                        .buildAtLeastOnce(connection.build()))
                .uid(OperatorIds.STORE_FINDINGS)
                .name("store findings");
        if (store.oneWriter()) {
            sink.setParallelism(1);
        }
    }
}
