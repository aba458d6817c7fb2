package io.vigil.benchmark;

import io.vigil.benchmark.cloudtrail.CallLoad;
import io.vigil.benchmark.dns.QueryLoad;
import io.vigil.benchmark.load.LoadOfLog;
import io.vigil.benchmark.vpcflow.FlowLoad;
import io.vigil.catalogue.Problems;
import io.vigil.connectors.BatchType;
import io.vigil.events.Event;
import io.vigil.events.signals.Signal;
import io.vigil.intel.Intel;
import io.vigil.jobs.logs.LogKinds;
import io.vigil.jobs.pipeline.LogKind;
import io.vigil.rules.engine.LogRules;
import io.vigil.sources.Batch;
import io.vigil.sources.LogFormat;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** A kind of log with what is made up of it, to be measured. */
record Bench<E extends Event>(LogKind<E> kind, LogFormat<E> format, LoadOfLog load) {
    private static final List<LoadOfLog> LOADS = List.of(CallLoad.load(), FlowLoad.load(), QueryLoad.load());

    static List<Bench<?>> all() {
        return LogKinds.ALL.stream().<Bench<?>>map(Bench::of).toList();
    }

    private static <E extends Event> Bench<E> of(LogKind<E> kind) {
        LoadOfLog load = LOADS.stream()
                .filter(each -> each.events() == kind.events())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing to measure " + kind.name() + " with"));
        return new Bench<>(kind, kind.format(load.options()::get, new Problems()), load);
    }

    /** The stateless stage of the pipeline: enriches an event, and judges it by the rules that need no memory. */
    void judge(Intel intel, LogRules<E> rules, E event, Consumer<Signal> out) {
        rules.judge(kind.enrich(intel, event), out);
    }

    /** Of the log. */
    String name() {
        return kind.name();
    }

    Class<E> events() {
        return kind.events();
    }

    TypeInformation<Batch<E>> batches() {
        return BatchType.of(kind.events());
    }
}
