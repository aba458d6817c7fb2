package io.vigil.rules.sigma;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.condition.ValueTest;
import io.vigil.rules.sigma.Expression.Constant;

/** Whether any value of a field passes. */
record FieldQuestion(RecordField field, ValueTest test) implements Expression.Question {
    @Override
    public Expression given(Known known) {
        if (field.decoded() == null || !known.fields().contains(field.decoded())) {
            return this;
        }
        String text = known.texts().apply(field.decoded());
        if (text != null) {
            return test.text(text) ? Constant.ALWAYS : Constant.NEVER;
        }
        return passesEmpty() ? this : Constant.NEVER;
    }

    @Override
    public Condition<ApiCall> compiled() {
        boolean empty = passesEmpty();
        int cost = field.decoded() == null || empty ? Condition.JSON : Condition.TEXT;
        return new Condition<>(cost, call -> field.any(call, test, empty));
    }

    private boolean passesEmpty() {
        return test.text("") || test.nothing();
    }
}
