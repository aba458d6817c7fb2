package io.vigil.jobs;

import io.vigil.detection.Detector;
import io.vigil.events.DnsQuery;
import io.vigil.events.Hash;
import io.vigil.events.Signal;
import io.vigil.intel.Intel;
import io.vigil.rules.Rules;
import java.util.List;
import java.util.function.Consumer;

/** Resolver query logs, keyed by instance. */
record QueryLog() implements LogType<DnsQuery> {
    /** Names of AWS and of networks at home; lists of names do not hold them. */
    private static final List<String> NEAR =
            List.of(".amazonaws.com", ".amazonaws.com.cn", ".aws", ".internal", ".local", ".arpa");

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

    /** The whole name: a list may hold one host of a domain, or all of them. */
    @Override
    public long remote(DnsQuery query) {
        return isNear(query.name()) ? 0 : Hash.of(query.name());
    }

    private static boolean isNear(String name) {
        for (int at = 0; at < NEAR.size(); at++) {
            if (name.endsWith(NEAR.get(at))) {
                return true;
            }
        }
        return name.indexOf('.') < 0;
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
    public List<Detector<DnsQuery, ?>> detectors(Detections detections) {
        return detections.compileModels().detectors(DnsQuery.class);
    }
}
