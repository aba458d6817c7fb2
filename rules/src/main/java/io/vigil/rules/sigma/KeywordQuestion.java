package io.vigil.rules.sigma;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.condition.ValueTest;

/** Whether the record as a whole passes, whatever field a word stands in. */
record KeywordQuestion(ValueTest test) implements Expression.Question {
    @Override
    public Expression given(Known known) {
        return this;
    }

    @Override
    public Condition<ApiCall> compiled() {
        return new Condition<>(Condition.JSON, call -> {
            RawJson record = call.raw(RawPart.RECORD);
            return record != null && test.object(record);
        });
    }
}
