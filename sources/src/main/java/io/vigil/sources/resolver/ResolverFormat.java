package io.vigil.sources.resolver;

import io.vigil.events.DnsQuery;
import io.vigil.sources.InputLimits;
import io.vigil.sources.LogFormat;
import io.vigil.sources.LogReader;
import io.vigil.sources.framing.FramedReader;
import io.vigil.sources.framing.TimeRange;
import java.io.InputStream;

/** Route 53 Resolver query logs (Route 53 Developer Guide, values that appear in VPC Resolver query logs; version 1.1). */
public record ResolverFormat() implements LogFormat<DnsQuery> {
    @Override
    public String name() {
        return "dns";
    }

    @Override
    public LogReader<DnsQuery> open(InputStream in, String place, long notAfter, InputLimits limits) {
        return new FramedReader<>(in, new QueryForms(new QueryDecoder(new TimeRange(notAfter))), name(), place, limits);
    }
}
