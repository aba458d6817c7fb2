package io.vigil.events.dns;

import io.vigil.events.codec.UnreadText;
import io.vigil.events.logs.LogLine;
import java.util.Objects;

/** What a query keeps of its record. */
final class QueryLine {
    private QueryLine() {}

    static UnreadText of(DnsQuery query) {
        var line = new LogLine()
                .time("query_timestamp", query.time())
                .text("account_id", query.account())
                .text("region", query.region())
                .text("vpc_id", query.vpc())
                .text("srcids.instance", query.instance())
                .text("srcaddr", Objects.toString(query.source(), null))
                .text("query_name", query.name())
                .text("query_type", query.type())
                .text("transport", query.transport())
                .text("rcode", query.rcode())
                .text("firewall_rule_action", query.firewallAction());
        String[] answers = query.answers();
        String[] types = query.answerTypes();
        for (int at = 0; at < answers.length; at++) {
            line.text("answers[" + at + "]." + types[at], answers[at]);
        }
        return line.written();
    }
}
