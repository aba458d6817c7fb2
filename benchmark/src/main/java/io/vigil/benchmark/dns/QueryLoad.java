package io.vigil.benchmark.dns;

import io.vigil.benchmark.load.LoadOfLog;
import io.vigil.benchmark.load.Tokens;
import io.vigil.events.dns.DnsQuery;
import java.util.Map;

/** Resolver query records. */
public final class QueryLoad {
    private QueryLoad() {}

    public static LoadOfLog load() {
        return new LoadOfLog(DnsQuery.class, Map.of(), new GeneratedQuery(), 256, 200_000, Tokens.json());
    }
}
