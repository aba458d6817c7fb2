package io.vigil.rules;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitFolders;
import io.vigil.catalogue.UnitReader;
import io.vigil.detection.Detector;
import io.vigil.events.ApiCall;
import io.vigil.events.DnsQuery;
import io.vigil.events.NetworkFlow;
import io.vigil.events.Signal;
import io.vigil.rules.sigma.SigmaRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * All rules, compiled: hand each enriched event in, take the signals. What needs no memory is decided at once; what counts is a
 * {@link Detector} for the host to keep. Remembers verdicts on user agents and which rules concern which API, so each thread has its own.
 */
public final class Rules {
    private final List<Unit> units;
    private final CallRules calls;
    private final PlainRules<NetworkFlow> flows;
    private final PlainRules<DnsQuery> queries;
    private final List<Detector<NetworkFlow, ?>> flowDetectors;
    private final List<String> remarks;

    private Rules(List<Unit> units, RuleReader read, List<String> remarks) {
        this.units = units.stream().sorted(Comparator.comparing(Unit::id)).toList();
        this.remarks = List.copyOf(remarks);
        this.calls = new CallRules(read.calls());
        this.flows = new PlainRules<>(read.flows());
        this.queries = new PlainRules<>(read.queries());
        this.flowDetectors = List.copyOf(read.flowDetectors());
    }

    /** The rules that come with Vigil. */
    public static List<UnitFolder> folders() {
        return UnitFolders.shipped(Rules.class, "units/rules");
    }

    /** Reads and compiles; what is wrong goes to {@code problems}, and the result is of use only when there are none. */
    public static Rules compile(List<UnitFolder> folders, Tuning tuning, Problems problems) {
        SigmaRules sigma = SigmaRules.read(folders, tuning, problems);
        List<UnitFolder> own = folders.stream().filter(SigmaRules::isVigilRule).toList();
        List<Unit> units = new ArrayList<>(UnitReader.read(own, "rule.yaml", tuning, problems));
        var reader = new RuleReader(problems);
        units.forEach(reader::read);
        sigma.rules().forEach(reader::add);
        sigma.rules().forEach(rule -> units.add(rule.unit()));
        UnitReader.distinct(units, problems);
        return new Rules(units, reader, sigma.remarks());
    }

    /** In the chain of the source: before a shuffle, while the unread parts of the record are still there. */
    public void onCall(ApiCall call, Consumer<Signal> out) {
        calls.judge(call, out);
    }

    /** Lines without traffic ({@code NODATA}, {@code SKIPDATA}) say nothing of anybody. */
    public void onFlow(NetworkFlow flow, Consumer<Signal> out) {
        if (flow.status() == NetworkFlow.Status.OK) {
            flows.judge(flow, out);
        }
    }

    public void onQuery(DnsQuery query, Consumer<Signal> out) {
        queries.judge(query, out);
    }

    /** The rules that count; nothing but flows is counted. */
    public List<Detector<NetworkFlow, ?>> flowDetectors() {
        return flowDetectors;
    }

    /** In order of id, without those that tuning switches off. */
    public List<Unit> units() {
        return units;
    }

    /** What the user may want to know of rules that are right: which are not run, and which every call has to be asked about. */
    public List<String> remarks() {
        return remarks;
    }
}
