package io.vigil.rules;

import io.vigil.catalogue.DidYouMean;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Tuning;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.UnitFolder;
import io.vigil.catalogue.UnitFolders;
import io.vigil.catalogue.UnitReader;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.Detector;
import io.vigil.events.Event;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.rules.cloudtrail.CallRules;
import io.vigil.rules.dns.QueryRules;
import io.vigil.rules.engine.LogRules;
import io.vigil.rules.sigma.SigmaRule;
import io.vigil.rules.sigma.SigmaRules;
import io.vigil.rules.vpcflow.FlowRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * All rules, compiled, log by log: {@linkplain LogRules#judge hand each enriched event in}, take the signals. What needs no memory is
 * decided at once; what counts is a {@link Detector} for the host to keep. Remembers verdicts on user agents and which rules concern which API,
 * so each thread has its own.
 */
public final class Rules {
    private final CallRules calls;
    /** Of every log that rules can be about. */
    private final List<LogRules<?>> logs;

    private final Predicate<String> readsBlocks;
    private final Problems problems;
    /** What is wrong with other people's rules. */
    private final Problems leftOut;

    private List<Unit> units = List.of();
    private List<String> remarks = List.of();

    private Rules(Predicate<String> readsBlocks, Problems problems, Problems leftOut) {
        this.calls = new CallRules(readsBlocks);
        this.logs = List.of(calls, new FlowRules(readsBlocks), new QueryRules(readsBlocks));
        this.readsBlocks = readsBlocks;
        this.problems = problems;
        this.leftOut = leftOut;
    }

    /** The rules that come with Vigil. */
    public static List<UnitFolder> folders() {
        return UnitFolders.shipped(Rules.class, "units/rules");
    }

    /** Correlations of Sigma rules among them, as folders of sequences. */
    public static List<UnitFolder> correlations(List<UnitFolder> folders, Tuning tuning) {
        return SigmaRules.read(folders, tuning, new Problems()).correlations();
    }

    /** Reads and compiles; what is wrong goes to {@code problems}, and the result is of use only when there are none. */
    public static Rules compile(List<UnitFolder> folders, Tuning tuning, Problems problems) {
        return compile(folders, tuning, unit -> true, problems);
    }

    /** @param readsBlocks of which units building blocks are read; those of others are not made */
    public static Rules compile(
            List<UnitFolder> folders, Tuning tuning, Predicate<String> readsBlocks, Problems problems) {
        return compile(folders, tuning, readsBlocks, problems, problems);
    }

    /**
     * The same, but what is wrong with Sigma rules does not stop the others: other people wrote them, for other programs, too.
     *
     * @param readsBlocks of which units building blocks are read; those of others are not made
     * @param leftOut takes what is wrong with Sigma rules that are left out
     */
    public static Rules compile(
            List<UnitFolder> folders,
            Tuning tuning,
            Predicate<String> readsBlocks,
            Problems problems,
            Problems leftOut) {
        var rules = new Rules(readsBlocks, problems, leftOut);
        rules.read(folders, tuning);
        return rules;
    }

    private void read(List<UnitFolder> folders, Tuning tuning) {
        SigmaRules sigma = SigmaRules.read(folders, tuning, leftOut);
        List<UnitFolder> own = folders.stream().filter(SigmaRules::isVigilRule).toList();
        List<Unit> read = new ArrayList<>(UnitReader.read(own, "rule.yaml", tuning, problems));
        read.forEach(this::add);
        sigma.rules().forEach(this::add);
        sigma.rules().stream().filter(SigmaRule::isAlone).forEach(rule -> read.add(rule.unit()));
        UnitReader.distinct(read, problems);
        units = read.stream().sorted(Comparator.comparing(Unit::id)).toList();
        remarks = List.copyOf(sigma.remarks());
    }

    private void add(Unit unit) {
        YamlSection rule = unit.logic(problems);
        if (!rule.required("log")) {
            return;
        }
        String name = rule.requiredText("log");
        for (LogRules<?> log : logs) {
            if (log.log().equals(name)) {
                log.read(unit, rule);
                rule.refuseUnknown();
                return;
            }
        }
        List<String> names = logs.stream().map(LogRules::log).toList();
        rule.refuse("log", "expected one of " + names + DidYouMean.among(names, name));
    }

    private void add(SigmaRule sigma) {
        ApiField field = sigma.key().size() == 1 ? sigma.key().iterator().next() : null;
        boolean isRead = sigma.unit().emit().type() != null
                || readsBlocks.test(sigma.unit().id());
        if (sigma.isAlone() && isRead) {
            calls.add(sigma.unit(), field, sigma::amongCallsLike);
        }
        sigma.parts().forEach((unit, part) -> calls.add(unit, field, sigma::amongCallsLike, part));
    }

    /**
     * The rules on the log with such events.
     *
     * @throws IllegalArgumentException when no rule can be about that log
     */
    @SuppressWarnings("unchecked") // each says itself what its events are
    public <E extends Event> LogRules<E> on(Class<E> events) {
        return (LogRules<E>) logs.stream()
                .filter(log -> log.events() == events)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rules on " + events));
    }

    /** In order of id, without those that tuning switches off. */
    public List<Unit> units() {
        return units;
    }

    /** How many things are wrong with other people's rules, which are left out for it. */
    public int leftOut() {
        return leftOut.lines().size();
    }

    /** What the user may want to know of rules that are right: which are not run, and which every call has to be asked about. */
    public List<String> remarks() {
        return remarks;
    }
}
