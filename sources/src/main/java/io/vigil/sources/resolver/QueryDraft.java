package io.vigil.sources.resolver;

import io.vigil.events.DnsQuery;
import io.vigil.events.ListHit;
import io.vigil.events.Rejected.Reason;
import io.vigil.events.net.Ip;
import io.vigil.sources.EventTime;
import io.vigil.sources.framing.Decoded;
import io.vigil.sources.framing.Decoded.Accepted;
import io.vigil.sources.framing.Decoded.Refused;
import io.vigil.sources.framing.TimeRange;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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

    Decoded<DnsQuery> finish(long id, TimeRange range) {
        if (timestamp == null && name == null) {
            return new Refused<>(Reason.NOT_A_RECORD, "expected a Resolver query log record");
        }
        if (timestamp == null || name == null) {
            return new Refused<>(Reason.MISSING_FIELD, "expected " + (name == null ? "query_name" : "query_timestamp"));
        }
        long time = EventTime.parse(timestamp);
        Refused<DnsQuery> refused = range.refuse(time);
        return refused != null ? refused : new Accepted<>(query(time, id));
    }

    private DnsQuery query(long time, long id) {
        return new DnsQuery(
                time,
                HexFormat.of().toHexDigits(id),
                orEmpty(account),
                region,
                vpc != null ? vpc : resource,
                instance,
                Ip.parse(source),
                DnsText.name(orEmpty(name)),
                orEmpty(type),
                orEmpty(rcode),
                orEmpty(transport),
                answers.toArray(String[]::new),
                answerTypes.toArray(String[]::new),
                firewallAction,
                ListHit.NONE);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
