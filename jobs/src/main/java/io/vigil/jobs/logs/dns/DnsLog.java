package io.vigil.jobs.logs.dns;

import io.vigil.catalogue.Problems;
import io.vigil.events.dns.DnsQuery;
import io.vigil.intel.Intel;
import io.vigil.jobs.pipeline.LogKind;
import io.vigil.sources.LogFormat;
import io.vigil.sources.resolver.ResolverFormat;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Resolver query logs, keyed by instance. */
public record DnsLog() implements LogKind<DnsQuery> {
    /** Names of AWS and of networks at home; lists of names do not hold them. */
    private static final List<String> NEAR =
            List.of(".amazonaws.com", ".amazonaws.com.cn", ".aws", ".internal", ".local", ".arpa");

    @Override
    public String name() {
        return "dns";
    }

    @Override
    public String title() {
        return "Resolver query log";
    }

    @Override
    public String records() {
        return "Resolver query logs";
    }

    @Override
    public String service() {
        return "vpcdnsquerylogs";
    }

    /** Route 53 Developer Guide: queries are logged as they come; the way takes minutes at most. */
    @Override
    public Duration disorder() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration delivery() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Class<DnsQuery> events() {
        return DnsQuery.class;
    }

    @Override
    public LogFormat<DnsQuery> format(UnaryOperator<@Nullable String> options, Problems problems) {
        return new ResolverFormat();
    }

    /** The whole name: a list may hold one host of a domain, or all of them. */
    @Override
    public long remote(DnsQuery query) {
        return isNear(query.name()) ? 0 : query.nameHash();
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
    public int compareTies(DnsQuery one, DnsQuery other) {
        return one.compareIds(other);
    }
}
