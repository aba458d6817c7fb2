package io.vigil.sources.resolver;

import io.vigil.events.Rejected.Reason;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.dns.DnsQueryBuilder;
import io.vigil.events.dns.QueryField;
import io.vigil.events.net.Ip;
import io.vigil.sources.EventTime;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Accepted;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.framing.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of one record as logged; null where the record lacks them. */
final class QueryDraft {
    final List<String> answers = new ArrayList<>();
    final List<String> answerTypes = new ArrayList<>();

    @Nullable
    String account;

    @Nullable
    String region;

    @Nullable
    String vpc;

    @Nullable
    String resource;

    @Nullable
    String timestamp;

    @Nullable
    String name;

    @Nullable
    String type;

    @Nullable
    String rcode;

    @Nullable
    String source;

    @Nullable
    String transport;

    @Nullable
    String firewallAction;

    @Nullable
    String instance;

    Decoded<DnsQuery> finish(long line, TimeRange range) {
        if (timestamp == null && name == null) {
            return new Refused<>(Reason.NOT_A_RECORD, "expected a Resolver query log record");
        }
        if (timestamp == null || name == null) {
            return new Refused<>(Reason.MISSING_FIELD, "expected " + (name == null ? "query_name" : "query_timestamp"));
        }
        long time = EventTime.parse(timestamp);
        Refused<DnsQuery> refused = range.refuse(time);
        return refused != null ? refused : query(time, line);
    }

    private Decoded<DnsQuery> query(long time, long line) {
        var query = new DnsQueryBuilder()
                .time(time)
                .line(line)
                .source(Ip.parse(source))
                .set(QueryField.ACCOUNT, account)
                .set(QueryField.REGION, region)
                .set(QueryField.VPC, vpc != null ? vpc : resource)
                .set(QueryField.INSTANCE, instance)
                .set(QueryField.NAME, DnsText.name(Objects.requireNonNull(name)))
                .set(QueryField.TYPE, type)
                .set(QueryField.RCODE, rcode)
                .set(QueryField.TRANSPORT, transport)
                .set(QueryField.FIREWALL_ACTION, firewallAction);
        for (int at = 0; at < answers.size(); at++) {
            query.answer(answerTypes.get(at), answers.get(at));
        }
        DnsQuery built = query.build();
        return built == null
                ? new Refused<>(Reason.TOO_LARGE, "the fields of the record are too long")
                : new Accepted<>(built);
    }
}
