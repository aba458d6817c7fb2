package io.vigil.jobs.pipeline;

import io.vigil.detection.Detector;
import io.vigil.events.DnsQuery;
import io.vigil.events.Hash;
import io.vigil.intel.Intel;
import io.vigil.jobs.detections.Detections;
import java.util.List;

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
    public List<Detector<DnsQuery, ?>> detectors(Detections detections) {
        return detections.compileModels().detectors(DnsQuery.class);
    }
}
