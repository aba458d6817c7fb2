package io.vigil.sources.resolver;

import io.vigil.events.dns.DnsQuery;
import io.vigil.sources.InputLimits;
import io.vigil.sources.LogFormat;
import io.vigil.sources.LogReader;
import io.vigil.sources.framing.FramedReader;
import io.vigil.sources.framing.RecordDecoder;
import io.vigil.sources.framing.TableReader;
import io.vigil.sources.framing.TimeRange;
import java.io.InputStream;
import java.nio.file.Path;

/** Route 53 Resolver query logs (Route 53 Developer Guide, values that appear in VPC Resolver query logs; version 1.1). */
public record ResolverFormat() implements LogFormat<DnsQuery> {
    @Override
    public String name() {
        return "dns";
    }

    @Override
    public LogReader<DnsQuery> open(InputStream in, String place, long notAfter, InputLimits limits) {
        return new FramedReader<>(in, decoder(notAfter), name(), place, limits);
    }

    @Override
    public LogReader<DnsQuery> openTable(Path file, long notAfter) {
        return new TableReader<>(file, decoder(notAfter), name(), InputLimits.OF_FILE);
    }

    private static RecordDecoder<DnsQuery> decoder(long notAfter) {
        return new QueryForms(new QueryDecoder(new TimeRange(notAfter)));
    }
}
