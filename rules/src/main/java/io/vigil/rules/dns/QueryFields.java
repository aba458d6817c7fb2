package io.vigil.rules.dns;

import io.vigil.events.dns.DnsQuery;
import io.vigil.rules.condition.DecodedEntries;
import io.vigil.rules.condition.Field;
import io.vigil.rules.condition.SharedFields;
import io.vigil.rules.condition.TextTest;
import io.vigil.rules.condition.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of Route 53 Resolver query logs by the names that AWS gives them. */
public final class QueryFields implements Vocabulary<DnsQuery> {
    private final Map<String, Field<DnsQuery>> fields = new HashMap<>();

    public QueryFields() {
        text("query_name", DnsQuery::name);
        text("query_type", DnsQuery::type);
        text("rcode", DnsQuery::rcode);
        text("transport", DnsQuery::transport);
        text("account_id", DnsQuery::account);
        text("region", DnsQuery::region);
        text("vpc_id", DnsQuery::vpc);
        text("srcaddr", query -> query.source() == null ? null : query.source().toString());
        text("srcids.instance", DnsQuery::instance);
        text("firewall_rule_action", DnsQuery::firewallAction);
        fields.put("answers.Rdata", new DecodedEntries.Part<>((query, test) -> any(query.answers(), test)));
        fields.put("answers.Type", new DecodedEntries.Part<>((query, test) -> any(query.answerTypes(), test)));
        fields.put("answers", new DecodedEntries<>(QueryFields::answers));
        SharedFields.addHits(fields);
    }

    private void text(String name, Field.Text<DnsQuery> value) {
        fields.put(name, value);
    }

    private static List<Map<String, String>> answers(DnsQuery query) {
        String[] types = query.answerTypes();
        List<Map<String, String>> answers = new ArrayList<>();
        for (int at = 0; at < query.answers().length; at++) {
            answers.add(Map.of("Rdata", query.answers()[at], "Type", at < types.length ? types[at] : ""));
        }
        return answers;
    }

    private static boolean any(String[] texts, TextTest test) {
        for (String text : texts) {
            if (test.accepts(text)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Field<DnsQuery> field(String name) {
        return fields.get(name);
    }

    @Override
    public Collection<String> fieldNames() {
        return fields.keySet();
    }
}
