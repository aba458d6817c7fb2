package io.vigil.rules.sigma;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.rules.condition.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Modifier {@code fieldref}: whether any value of one field stands in a relation to any value of another.
 *
 * @param relation of a value of {@code field} to one of {@code other}
 */
record ReferenceQuestion(RecordField field, RecordField other, BiPredicate<String, String> relation)
        implements Expression.Question {
    @Override
    public Expression given(Known known) {
        return this;
    }

    @Override
    public Condition<ApiCall> compiled() {
        return new Condition<>(2 * Condition.JSON, this::holds);
    }

    private boolean holds(ApiCall call) {
        List<String> others = new ArrayList<>();
        other.any(call, text -> text.isEmpty() || !others.add(text), false);
        return !others.isEmpty()
                && field.any(call, text -> others.stream().anyMatch(each -> relation.test(text, each)), false);
    }
}
