package io.vigil.rules.sigma;

import io.vigil.catalogue.Unit;
import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.sigma.Expression.Constant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Sigma rule, ready to run. */
public final class SigmaRule {
    private static final Set<ApiField> API = Set.of(ApiField.SERVICE, ApiField.NAME);

    private final Unit unit;
    private final Expression expression;
    private final Set<ApiField> key;

    SigmaRule(Unit unit, Expression expression) {
        this.unit = unit;
        this.expression = expression;
        this.key = key(expression);
    }

    private static Set<ApiField> key(Expression expression) {
        if (tells(expression, API)) {
            return API;
        }
        for (ApiField field : ApiField.values()) {
            if (tells(expression, Set.of(field))) {
                return Set.of(field);
            }
        }
        return Set.of();
    }

    /** Whether these fields alone tell that an unlikely call does not match. */
    private static boolean tells(Expression expression, Set<ApiField> fields) {
        return expression.given(Known.unlikely(fields)).equals(Constant.NEVER)
                && expression.given(Known.absent(fields)).equals(Constant.NEVER);
    }

    public Unit unit() {
        return unit;
    }

    /**
     * The fields by which it is found: service and name of the call where the rule speaks of those, else another field that it cannot do
     * without; empty for a rule that has to be asked of every call.
     */
    public Set<ApiField> key() {
        return key;
    }

    /** What is left to ask of calls that have the same key as this one; null when none of them can match. */
    public @Nullable Condition<ApiCall> amongCallsLike(ApiCall call) {
        Expression left = expression.given(Known.of(call, key));
        return left.equals(Constant.NEVER) ? null : left.compiled();
    }
}
