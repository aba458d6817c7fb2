package io.vigil.jobs;

import io.vigil.connectors.kinesis.KinesisLogs;
import io.vigil.connectors.kinesis.LogStreams;
import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.NetworkFlow;
import io.vigil.intel.IntelSettings;
import io.vigil.jobs.detections.Detections;
import io.vigil.sinks.FindingStorage;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** All that the live job needs, checked. */
public record LivePlan(
        Detections detections,
        IntelSettings intel,
        KinesisLogs kinesis,
        LogStreams<ApiCall> calls,
        LogStreams<NetworkFlow> flows,
        LogStreams<DnsQuery> queries,
        FindingStorage storage) {

    /** Prepares the storage of findings, then submits the job to the environment's cluster. */
    public void submit(StreamExecutionEnvironment environment) throws Exception {
        storage.prepare();
        new LiveJob(this, environment).submit();
    }
}
