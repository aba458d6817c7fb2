package io.vigil.jobs.pipeline;

import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.Event;
import io.vigil.events.NetworkFlow;
import io.vigil.sources.Batch;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A log as its source hands it to the pipeline: decoded, in batches, with watermarks. Each batch's timestamp is where the log has come to in
 * event time.
 */
public final class Log<E extends Event> {
    private final LogType<E> type;
    private final DataStream<Batch<E>> batches;

    Log(LogType<E> type, DataStream<Batch<E>> batches) {
        this.type = type;
        this.batches = batches;
    }

    public static Log<ApiCall> ofCalls(DataStream<Batch<ApiCall>> batches) {
        return new Log<>(new CallLog(), batches);
    }

    public static Log<NetworkFlow> ofFlows(DataStream<Batch<NetworkFlow>> batches) {
        return new Log<>(new FlowLog(), batches);
    }

    public static Log<DnsQuery> ofQueries(DataStream<Batch<DnsQuery>> batches) {
        return new Log<>(new QueryLog(), batches);
    }

    LogType<E> type() {
        return type;
    }

    DataStream<Batch<E>> batches() {
        return batches;
    }
}
