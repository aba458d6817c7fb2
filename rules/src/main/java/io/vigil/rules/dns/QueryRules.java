package io.vigil.rules.dns;

import io.vigil.catalogue.Unit;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.SignalDraft;
import io.vigil.events.dns.DnsQuery;
import io.vigil.events.signals.Signal;
import io.vigil.rules.condition.ConditionReader;
import io.vigil.rules.engine.Asking;
import io.vigil.rules.engine.LogRules;
import io.vigil.rules.engine.PlainRules;
import io.vigil.rules.engine.RuleReader;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Rules on Route 53 Resolver query logs. */
public final class QueryRules implements LogRules<DnsQuery> {
    private final RuleReader<DnsQuery> reader;
    private final PlainRules<DnsQuery> rules = new PlainRules<>();

    /** @param readsBlocks of which units building blocks are read */
    public QueryRules(Predicate<String> readsBlocks) {
        reader = new RuleReader<>(new ConditionReader<>(new QueryFields()), HitPlace.CHOICE, readsBlocks);
    }

    @Override
    public String log() {
        return "dns";
    }

    @Override
    public Class<DnsQuery> events() {
        return DnsQuery.class;
    }

    @Override
    public void read(Unit unit, YamlSection rule) {
        rules.add(reader.read(unit, rule, List.of(), (id, emit, query, hits) -> SignalDraft.of(id, emit, query)));
    }

    @Override
    public void judge(DnsQuery query, Asking<DnsQuery> asking, Consumer<Signal> out) {
        rules.judge(query, asking, out);
    }
}
