package io.vigil.testkit;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.DnsQuery;

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
    public DnsQuery read(YamlSection said, EntryContext moment) {
        GivenQuery query = Given.query(said.requiredText("query"))
                .at(moment.time())
                .in(moment.account())
                .id(moment.id())
                .hits(IntelReader.hits(said));
        EntryFields.text(said, "type", query::type);
        EntryFields.text(said, "rcode", query::rcode);
        EntryFields.text(said, "region", query::region);
        EntryFields.text(said, "instance", query::instance);
        EntryFields.text(said, "from", query::from);
        EntryFields.text(said, "firewall", query::firewall);
        for (YamlSection answer : said.sections("answers")) {
            for (String type : answer.names()) {
                query.answer(type, answer.requiredText(type));
            }
        }
        return query.build();
    }
}
