package io.vigil.events.dns;

import io.vigil.events.logs.AnonymousShare;
import io.vigil.events.net.Ip;
import io.vigil.events.signals.DnsRequestActivity;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Subject;
import org.jspecify.annotations.Nullable;

/** A query in the terms of a {@link Signal}. */
final class QueryDescription {
    private QueryDescription() {}

    /** Whoever asked. */
    static Subject subject(DnsQuery query) {
        Ip source = query.source();
        String ip = source == null ? null : source.toString();
        return new Subject(
                null, null, null, null, null, query.instance(), null, query.vpc(), null, ip, null, null, null, null);
    }

    static DnsRequestActivity activity(DnsQuery query) {
        return new DnsRequestActivity(query.name(), query.transport(), "BLOCK".equals(query.firewallAction()));
    }

    /** Of a query that names no instance. */
    static String entity(@Nullable String vpc, @Nullable Ip source, String id) {
        return vpc + "/" + (source != null ? source : AnonymousShare.of(id));
    }
}
