package io.vigil.benchmark;

import io.vigil.connectors.BatchType;
import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.Event;
import io.vigil.events.NetworkFlow;
import io.vigil.events.Signal;
import io.vigil.intel.Intel;
import io.vigil.jobs.pipeline.Log;
import io.vigil.rules.engine.LogRules;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import io.vigil.sources.cloudtrail.CloudTrailFormat;
import io.vigil.sources.resolver.ResolverFormat;
import io.vigil.sources.vpcflow.VpcFlowFormat;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What differs from log to log when it is measured.
 *
 * @param line writes its records
 * @param recordsAChunk about 100 KB of them, and no more than a batch holds
 * @param asLog hands its batches to the pipeline
 * @param rules enriches an event, and judges it by the rules that need no memory
 */
record Bench<E extends Event>(
        Class<E> events,
        LogFormat<E> format,
        Load.Line line,
        int recordsAChunk,
        Tokens tokens,
        Function<DataStream<Batch<E>>, Log<E>> asLog,
        Judge<E> rules) {

    /** The stateless stage of the pipeline. */
    interface Judge<E extends Event> {
        void judge(Intel intel, LogRules<E> rules, E event, Consumer<Signal> out);
    }

    static Bench<ApiCall> calls() {
        return new Bench<>(
                ApiCall.class,
                new CloudTrailFormat(),
                new CallLine(),
                64,
                Tokens.json(),
                Log::ofCalls,
                (intel, rules, call, out) -> rules.judge(intel.enrich(call), out));
    }

    static Bench<NetworkFlow> flows() {
        return new Bench<>(
                NetworkFlow.class,
                new VpcFlowFormat(FlowLine.FORMAT),
                new FlowLine(),
                Batch.FULL,
                Tokens.words(),
                Log::ofFlows,
                (intel, rules, flow, out) -> rules.judge(intel.enrich(flow), out));
    }

    static Bench<DnsQuery> queries() {
        return new Bench<>(
                DnsQuery.class,
                new ResolverFormat(),
                new QueryLine(),
                256,
                Tokens.json(),
                Log::ofQueries,
                (intel, rules, query, out) -> rules.judge(intel.enrich(query), out));
    }

    /** Of the log. */
    String name() {
        return format.name();
    }

    TypeInformation<Batch<E>> batches() {
        return BatchType.of(events);
    }
}
