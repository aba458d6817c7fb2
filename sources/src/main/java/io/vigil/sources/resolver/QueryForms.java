package io.vigil.sources.resolver;

import io.vigil.events.Rejected.Reason;
import io.vigil.events.dns.DnsQuery;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.framing.RecordDecoder;
import io.vigil.sources.json.JsonTree;
import io.vigil.sources.ocsf.OcsfEvent;
import io.vigil.sources.ocsf.OcsfQuery;
import org.jspecify.annotations.Nullable;

/** Every form in which a query is written: the Resolver's own, and OCSF. */
final class QueryForms implements RecordDecoder<DnsQuery> {
    private final RecordDecoder<DnsQuery> queries;

    QueryForms(RecordDecoder<DnsQuery> queries) {
        this.queries = queries;
    }

    @Override
    public boolean readsLines() {
        return queries.readsLines();
    }

    @Override
    public @Nullable DnsQuery scan(byte[] bytes, int from, int limit) {
        return queries.scan(bytes, from, limit);
    }

    @Override
    public int scannedTo() {
        return queries.scannedTo();
    }

    @Override
    public Decoded<DnsQuery> decode(byte[] bytes, int from, int to) {
        return queries.decode(bytes, from, to);
    }

    @Override
    public @Nullable Decoded<DnsQuery> decodeOtherForm(JsonTree object) {
        OcsfEvent event = OcsfEvent.of(object);
        if (event == null) {
            return null;
        }
        JsonTree query = OcsfQuery.of(event);
        if (query == null) {
            return new Refused<>(Reason.NOT_A_RECORD, event.unexpected("DNS Activity (4003) of Route 53 Resolver"));
        }
        byte[] written = query.bytes();
        return queries.decode(written, 0, written.length);
    }
}
