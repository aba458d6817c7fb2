package io.vigil.rules.cloudtrail;

import io.vigil.catalogue.Unit;
import io.vigil.catalogue.YamlSection;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.signals.Signal;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.condition.ConditionReader;
import io.vigil.rules.condition.Field;
import io.vigil.rules.engine.Asking;
import io.vigil.rules.engine.HitPlaces;
import io.vigil.rules.engine.LogRules;
import io.vigil.rules.engine.Rule;
import io.vigil.rules.engine.RuleReader;
import io.vigil.rules.engine.SignalFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rules on CloudTrail. A call meets only those that its API, or another text that a rule cannot do without, lets it match. */
public final class CallRules implements LogRules<ApiCall> {
    private final ConditionReader<ApiCall> conditions = new ConditionReader<>(new CallFields(CallTests.BY_NAME));
    private final RuleReader<ApiCall> reader;
    private final List<CallIndex.Indexed> rules = new ArrayList<>();
    /** What some rule names in full, as {@code service:Name}. */
    private final Set<String> named = new HashSet<>();

    private @Nullable CallIndex index;

    /** @param readsBlocks of which units building blocks are read */
    public CallRules(Predicate<String> readsBlocks) {
        reader = new RuleReader<>(conditions, HitPlaces.anywhere(), readsBlocks);
    }

    @Override
    public String log() {
        return "cloudtrail";
    }

    @Override
    public Class<ApiCall> events() {
        return ApiCall.class;
    }

    @Override
    public void read(Unit unit, YamlSection rule) {
        ApiNames apis = ApiNames.read(rule);
        named.addAll(apis.exact());
        List<Condition<ApiCall>> general =
                List.of(CallScope.outcome(rule), CallScope.caller(rule), CallScope.role(rule));
        SignalFactory<ApiCall> signals = aimedAt(conditions.texts(rule, "resource"), Habit.read(rule, conditions));
        Rule<ApiCall> read = reader.read(unit, rule, general, signals);
        if (CallScope.asksForAttempts(rule) && !read.noticesAttempts()) {
            rule.refuse("failed", "has no effect: nothing here weighs " + Rule.WORTH_ATTEMPTING + " or more");
        }
        if (!read.isSilent()) {
            add(indexed(apis, read.withAttempts(CallScope.attempts(rule)), CallScope.leavesToOthers(rule)));
        }
    }

    /** Whoever names a call knows it better than who knows it by a word in its name. */
    private CallIndex.Indexed indexed(ApiNames apis, Rule<ApiCall> rule, boolean leavesToOthers) {
        return leavesToOthers
                ? new CallIndex.Indexed(
                        null,
                        call -> apis.include(call) && !named.contains(ApiNames.fullName(call))
                                ? rule.amongAlike(call)
                                : null)
                : CallIndex.Indexed.byApi(apis, rule);
    }

    /**
     * Adds a rule that was written in another language.
     *
     * @param field by which calls find it; null for their service and name
     * @param amongCallsLike what is left to ask of calls that have the same key as this one; null when none of them can match
     */
    public void add(
            Unit unit, @Nullable ApiField field, Function<ApiCall, @Nullable Condition<ApiCall>> amongCallsLike) {
        add(new CallIndex.Indexed(field, call -> {
            Condition<ApiCall> when = amongCallsLike.apply(call);
            return when == null ? null : Rule.of(unit, when, aimedAt(null, Habit.NONE));
        }));
    }

    /** @param signals begins its signals, and distinguishes them */
    public void add(
            Unit unit,
            @Nullable ApiField field,
            Function<ApiCall, @Nullable Condition<ApiCall>> amongCallsLike,
            SignalFactory<ApiCall> signals) {
        add(new CallIndex.Indexed(field, call -> {
            Condition<ApiCall> when = amongCallsLike.apply(call);
            return when == null ? null : Rule.apart(unit, when, signals);
        }));
    }

    private void add(CallIndex.Indexed rule) {
        rules.add(rule);
        index = null;
    }

    /** @param resource names what a call was aimed at; null when a rule has no such field */
    private static SignalFactory<ApiCall> aimedAt(Field.@Nullable Texts<ApiCall> resource, Habit habit) {
        return (unit, emit, call, hits) -> {
            SignalDraft draft = SignalDraft.of(unit, emit, call).habit(habit.of(call));
            return resource == null ? draft : draft.subject(call.subject().withResource(resource.first(call)));
        };
    }

    /** In the chain of the source: before a shuffle, while the unread parts of the record are still there. */
    @Override
    public void judge(ApiCall call, Asking<ApiCall> asking, Consumer<Signal> out) {
        if (index == null) {
            index = new CallIndex(rules);
        }
        index.judge(call, asking, out);
    }
}
