package io.vigil.rules.sigma;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.detection.Template;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.engine.SignalFactory;
import io.vigil.rules.sigma.Expression.Constant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Sigma rule, ready to run. */
public final class SigmaRule {
    private static final Set<ApiField> API = Set.of(ApiField.SERVICE, ApiField.NAME);

    private final Unit unit;
    private final Expression expression;
    private final Set<ApiField> key;
    private final boolean alone;
    private final List<CorrelationPart> parts;

    /**
     * @param alone whether it is reported by itself
     * @param parts what it sends to correlations
     */
    SigmaRule(Unit unit, Expression expression, boolean alone, List<CorrelationPart> parts) {
        this.unit = unit;
        this.expression = expression;
        this.alone = alone;
        this.parts = List.copyOf(parts);
        this.key = key(expression);
    }

    private static Set<ApiField> key(Expression expression) {
        if (isDecidedBy(expression, API)) {
            return API;
        }
        for (ApiField field : ApiField.values()) {
            if (isDecidedBy(expression, Set.of(field))) {
                return Set.of(field);
            }
        }
        return Set.of();
    }

    /** Whether these fields alone show that an unlikely call does not match. */
    private static boolean isDecidedBy(Expression expression, Set<ApiField> fields) {
        return expression.given(Known.unlikely(fields)).equals(Constant.NEVER)
                && expression.given(Known.absent(fields)).equals(Constant.NEVER);
    }

    public Unit unit() {
        return unit;
    }

    /** Whether it is reported by itself: a rule that was written for a correlation is not, unless the correlation says so. */
    public boolean isAlone() {
        return alone;
    }

    /** What correlations are sent when it matches, by the units of the building blocks. */
    public Map<Unit, SignalFactory<ApiCall>> parts() {
        var byUnit = new LinkedHashMap<Unit, SignalFactory<ApiCall>>();
        for (CorrelationPart part : parts) {
            Emit own = unit.emit();
            var block = new Emit(null, 0, own.tactic(), own.technique(), own.title(), Template.of(""));
            byUnit.put(
                    new Unit(part.id(), List.of(block), unit.settings(), unit.folder(), unit.place(), unit.body()),
                    part);
        }
        return byUnit;
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
