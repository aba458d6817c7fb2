package io.vigil.rules.cloudtrail;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.rules.condition.Condition;
import io.vigil.rules.condition.Field;
import io.vigil.rules.condition.TextTest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A decoded text of a call. Equality and presence are asked of its bytes, where they lie. {@linkplain CallIndex Calls are found} by service and name, so these
 * are what the key is made of.
 */
record Stored(ApiField field) implements Field.Text<ApiCall> {
    @Override
    public @Nullable String of(ApiCall call) {
        return call.text(field);
    }

    @Override
    public Condition<ApiCall> passes(TextTest test) {
        Condition<ApiCall> passes = asked(test);
        boolean isOfKey = field == ApiField.SERVICE || field == ApiField.NAME;
        return isOfKey ? Condition.ofKey(passes.cost(), passes.test()) : passes;
    }

    private Condition<ApiCall> asked(TextTest test) {
        if (test instanceof TextTest.Present) {
            return new Condition<>(Condition.FLAG, call -> call.has(field));
        }
        return test instanceof TextTest.Exact exact ? equalsOne(exact) : Field.Text.super.passes(test);
    }

    private Condition<ApiCall> equalsOne(TextTest.Exact exact) {
        byte[][] texts = exact.texts().stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return new Condition<>(Condition.BYTES, call -> {
            for (byte[] text : texts) {
                if (call.is(field, text)) {
                    return true;
                }
            }
            return false;
        });
    }
}
