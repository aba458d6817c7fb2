package io.vigil.rules;

import io.vigil.catalogue.DidYouMean;
import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.DnsQuery;
import io.vigil.events.Event;
import io.vigil.events.NetworkFlow;
import io.vigil.rules.Rule.Choice;
import io.vigil.rules.Rule.OnePer;
import io.vigil.rules.condition.CallFields;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.condition.ConditionReader;
import io.vigil.rules.condition.Field;
import io.vigil.rules.condition.FlowFields;
import io.vigil.rules.condition.QueryFields;
import io.vigil.rules.guessing.Guessing;
import io.vigil.rules.sigma.SigmaRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Compiles the logic of rule units, whose language the module's README describes, and sorts the rules by log. */
final class RuleReader {
    private static final int MOST_WEIGHT = 4;

    private final ConditionReader<ApiCall> callConditions = new ConditionReader<>(new CallFields(CallTests.BY_NAME));
    private final ConditionReader<NetworkFlow> flowConditions = new ConditionReader<>(new FlowFields());
    private final ConditionReader<DnsQuery> queryConditions = new ConditionReader<>(new QueryFields());

    private final List<CallRules.Indexed> calls = new ArrayList<>();
    private final List<Rule<NetworkFlow>> flows = new ArrayList<>();
    private final List<Rule<DnsQuery>> queries = new ArrayList<>();
    private final List<Detector<NetworkFlow, ?>> flowDetectors = new ArrayList<>();
    private final Problems problems;

    RuleReader(Problems problems) {
        this.problems = problems;
    }

    List<CallRules.Indexed> calls() {
        return calls;
    }

    List<Rule<NetworkFlow>> flows() {
        return flows;
    }

    List<Rule<DnsQuery>> queries() {
        return queries;
    }

    List<Detector<NetworkFlow, ?>> flowDetectors() {
        return flowDetectors;
    }

    private enum Log {
        CLOUDTRAIL,
        VPC_FLOW,
        DNS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    void read(Unit unit) {
        YamlSection rule = unit.logic(problems);
        Log log = rule.required("log") ? rule.oneOf("log", Log.class) : null;
        if (log == null) {
            return;
        }
        switch (log) {
            case CLOUDTRAIL -> readCalls(unit, rule);
            case VPC_FLOW -> readFlows(unit, rule);
            case DNS -> readQueries(unit, rule);
        }
        rule.refuseUnknown();
    }

    private void readCalls(Unit unit, YamlSection rule) {
        ApiNames apis = ApiNames.read(rule);
        List<Condition<ApiCall>> general =
                List.of(CallScope.outcome(rule), CallScope.caller(rule), CallScope.role(rule));
        Field.Texts<ApiCall> resource = callConditions.texts(rule, "resource");
        Rule<ApiCall> read = rule(unit, rule, callConditions, general, Wording.ofCalls(resource));
        if (CallScope.asksForAttempts(rule) && !read.tellsAttempts()) {
            rule.refuse("failed", "has no effect: nothing here weighs " + Rule.WORTH_ATTEMPTING + " or more");
        }
        calls.add(CallRules.Indexed.byApi(apis, read.withAttempts(CallScope.attempts(rule))));
    }

    void add(SigmaRule sigma) {
        Unit unit = sigma.unit();
        Set<ApiField> key = sigma.key();
        ApiField field = key.size() == 1 ? key.iterator().next() : null;
        var choice = new Choice<ApiCall>(unit.emit(), unit.emit().severity(), 0, Condition.always(), OnePer.RESOURCE);
        calls.add(new CallRules.Indexed(field, call -> {
            Condition<ApiCall> when = sigma.amongCallsLike(call);
            return when == null ? null : rule(unit, when, choice);
        }));
    }

    /** A refused call is no lesser one here: the rule says itself what it wants. */
    private static Rule<ApiCall> rule(Unit unit, Condition<ApiCall> when, Choice<ApiCall> choice) {
        return new Rule<>(unit.id(), HitKinds.NONE, when, call -> false, List.of(choice), Wording.ofCalls(null));
    }

    private void readFlows(Unit unit, YamlSection rule) {
        if (rule.has("guessing")) {
            flowDetectors.add(Guessing.read(unit, Objects.requireNonNull(rule.section("guessing"))));
        } else {
            flows.add(rule(unit, rule, flowConditions, List.of(), Wording.ofFlows()));
        }
    }

    private static <E extends Event> Rule<E> rule(
            Unit unit,
            YamlSection rule,
            ConditionReader<E> conditions,
            List<Condition<E>> general,
            Wording<E> wording) {
        List<Condition<E>> when = new ArrayList<>(general);
        when.add(conditions.read(rule, "when"));
        return new Rule<>(
                unit.id(),
                HitKinds.read(rule),
                Condition.all(when),
                event -> false,
                choices(unit, rule, conditions),
                wording);
    }

    private void readQueries(Unit unit, YamlSection rule) {
        queries.add(rule(unit, rule, queryConditions, List.of(), Wording.ofQueries()));
    }

    private static <E extends Event> List<Choice<E>> choices(
            Unit unit, YamlSection rule, ConditionReader<E> conditions) {
        if (!rule.has("choose")) {
            if (unit.emits().size() > 1) {
                rule.refuse("choose", "is missing: the unit has several emissions");
            }
            return List.of(new Choice<>(
                    unit.emit(), unit.emit().severity(), weight(rule, 0), Condition.always(), onePer(rule)));
        }
        double weight = weight(rule, 0);
        List<Choice<E>> choices = new ArrayList<>();
        for (YamlSection choice : rule.sections("choose")) {
            Emit emit = emit(unit, choice);
            Double severity = choice.number("severity");
            choices.add(new Choice<>(
                    emit,
                    Objects.requireNonNullElse(severity, emit.severity()),
                    weight(choice, weight),
                    conditions.read(choice, "when"),
                    onePer(choice)));
            choice.refuseUnknown();
        }
        return List.copyOf(choices);
    }

    private static Emit emit(Unit unit, YamlSection choice) {
        String type = choice.text("emit");
        for (Emit emit : unit.emits()) {
            if (Objects.equals(type, emit.type())) {
                return emit;
            }
        }
        List<String> types =
                unit.emits().stream().map(Emit::type).filter(Objects::nonNull).toList();
        choice.refuse("emit", "the unit does not emit this" + DidYouMean.among(types, type == null ? "" : type));
        return unit.emit();
    }

    private static double weight(YamlSection section, double absent) {
        Double weight = section.number("weight");
        if (weight != null && (weight < 0 || weight > MOST_WEIGHT)) {
            section.refuse("weight", "expected 0 to " + MOST_WEIGHT);
        }
        return Objects.requireNonNullElse(weight, absent);
    }

    private static OnePer onePer(YamlSection section) {
        return Objects.requireNonNullElse(section.oneOf("one-per", OnePer.class), OnePer.RESOURCE);
    }
}
