package io.vigil.jobs;

import io.vigil.catalogue.Watch;
import io.vigil.events.DnsQuery;
import io.vigil.events.Signal;
import io.vigil.intel.Intel;
import io.vigil.rules.Rules;
import java.util.List;
import java.util.function.Consumer;

/** Resolver query logs, keyed by instance. */
record QueryLog() implements LogType<DnsQuery> {
    @Override
    public String name() {
        return "dns";
    }

    @Override
    public Class<DnsQuery> events() {
        return DnsQuery.class;
    }

    @Override
    public long key(DnsQuery query) {
        return query.entityHash();
    }

    @Override
    public DnsQuery enrich(Intel intel, DnsQuery query) {
        return intel.enrich(query);
    }

    @Override
    public void judge(Rules rules, DnsQuery query, Consumer<Signal> out) {
        rules.onQuery(query, out);
    }

    @Override
    public List<Watch<DnsQuery, ?>> watches(Detections detections) {
        return detections.compileModels().queryWatches();
    }
}
