package io.vigil.rules.cloudtrail;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.signals.Signal;
import io.vigil.rules.engine.Asking;
import io.vigil.rules.engine.Rule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rules on API calls, found by service and name, or by another text that a rule cannot do without: an event meets only the rules that it
 * may match, so that its cost does not grow with the number of rules. Which rules those are is worked out once for each API and each text
 * that occurs, wildcards included.
 */
final class CallIndex {
    /** Far more APIs than AWS has; beyond it, names are being made up, and the table starts again. */
    private static final int MOST_APIS = 1 << 15;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static final Rule<ApiCall>[] NONE = new Rule[0];

    /** Tells whether a rule concerns calls like this one. */
    @FunctionalInterface
    interface Concern {
        /** The rule as far as it still has to be asked of such calls; null when none of them can match. */
        @Nullable
        Rule<ApiCall> of(ApiCall call);
    }

    /**
     * @param field by what the rule is found; null for service and name
     */
    record Indexed(@Nullable ApiField field, Concern concern) {
        /** A rule about calls of these APIs. */
        static Indexed byApi(ApiNames apis, Rule<ApiCall> rule) {
            return new Indexed(null, call -> apis.include(call) ? rule.amongAlike(call) : null);
        }
    }

    /** The rules that are found by one thing of a call. */
    private record Lane(ToLongFunction<ApiCall> hash, List<Concern> concerns, RulesByHash known) {
        static Lane of(@Nullable ApiField field, List<Indexed> rules) {
            List<Concern> concerns = rules.stream()
                    .filter(rule -> rule.field() == field)
                    .map(Indexed::concern)
                    .toList();
            ToLongFunction<ApiCall> hash = field == null ? ApiCall::apiHash : call -> call.hash(field);
            return new Lane(hash, concerns, new RulesByHash(MOST_APIS));
        }

        void judge(ApiCall call, Asking<ApiCall> asking, Consumer<Signal> out) {
            long key = hash.applyAsLong(call);
            Rule<ApiCall>[] concerned = known.get(key);
            if (concerned == null) {
                concerned = concernedWith(call);
                known.put(key, concerned);
            }
            for (Rule<ApiCall> rule : concerned) {
                asking.ask(rule, call, out);
            }
        }

        private Rule<ApiCall>[] concernedWith(ApiCall call) {
            return concerns.stream()
                    .map(concern -> concern.of(call))
                    .filter(Objects::nonNull)
                    .toList()
                    .toArray(NONE);
        }
    }

    private final Lane[] lanes;

    CallIndex(List<Indexed> rules) {
        this.lanes = rules.stream()
                .map(rule -> Optional.ofNullable(rule.field()))
                .distinct()
                .map(field -> Lane.of(field.orElse(null), rules))
                .toArray(Lane[]::new);
    }

    void judge(ApiCall call, Asking<ApiCall> asking, Consumer<Signal> out) {
        for (Lane lane : lanes) {
            lane.judge(call, asking, out);
        }
    }
}
