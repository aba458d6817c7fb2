package io.vigil.testkit;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.dns.DnsQuery;

/** Reads {@code {query: "example.com", type: A, answers: [{A: 192.0.2.1}], …}}. */
final class QueryReader implements EntryReader<DnsQuery> {
    @Override
    public String key() {
        return "query";
    }

    @Override
    public Class<DnsQuery> events() {
        return DnsQuery.class;
    }

    @Override
    public DnsQuery read(YamlSection entry, EntryContext moment) {
        GivenQuery query = Given.query(entry.requiredText("query"))
                .at(moment.time())
                .in(moment.account())
                .id(moment.id())
                .hits(IntelReader.hits(entry));
        EntryFields.text(entry, "type", query::type);
        EntryFields.text(entry, "rcode", query::rcode);
        EntryFields.text(entry, "region", query::region);
        EntryFields.text(entry, "instance", query::instance);
        EntryFields.text(entry, "from", query::from);
        EntryFields.text(entry, "firewall", query::firewall);
        for (YamlSection answer : entry.sections("answers")) {
            for (String type : answer.names()) {
                query.answer(type, answer.requiredText(type));
            }
        }
        return query.build();
    }
}
