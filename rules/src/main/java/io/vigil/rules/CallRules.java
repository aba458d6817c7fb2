package io.vigil.rules;

import io.vigil.events.ApiCall;
import io.vigil.events.Signal;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rules on API calls, found by service and name: an event meets only the rules for its API, so that its cost does not grow with the number
 * of rules. Which rules those are is worked out once for each API that occurs, wildcards included.
 */
final class CallRules {
    /** Far more APIs than AWS has; beyond it, names are being made up, and the table starts again. */
    private static final int MOST_APIS = 1 << 15;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static final Rule<ApiCall>[] NONE = new Rule[0];

    /**
     * @param apis the calls that the rule is about
     */
    record Indexed(ApiNames apis, Rule<ApiCall> rule) {}

    private final List<Indexed> rules;
    private final RulesByApi byApi = new RulesByApi(MOST_APIS);

    CallRules(List<Indexed> rules) {
        this.rules = List.copyOf(rules);
    }

    void judge(ApiCall call, Consumer<Signal> out) {
        Rule<ApiCall>[] concerned = byApi.get(call.apiHash());
        if (concerned == null) {
            concerned = concernedWith(call);
            byApi.put(call.apiHash(), concerned);
        }
        for (Rule<ApiCall> rule : concerned) {
            rule.judge(call, out);
        }
    }

    private Rule<ApiCall>[] concernedWith(ApiCall call) {
        String service = ApiNames.shortService(call.service());
        String name = ApiNames.withoutVersion(call.name());
        return rules.stream()
                .filter(indexed -> indexed.apis().include(service, name))
                .map(Indexed::rule)
                .toList()
                .toArray(NONE);
    }
}
