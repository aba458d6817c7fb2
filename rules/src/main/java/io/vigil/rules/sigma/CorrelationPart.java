package io.vigil.rules.sigma;

import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.ListHit;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.GroupValues;
import io.vigil.rules.condition.ValueTest;
import io.vigil.rules.engine.SignalFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule sends to a correlation for each call that it matches: a building block whose discriminator holds the fields that the correlation groups
 * by, and whose resource holds the value that it counts.
 *
 * @param id of the building block
 * @param groups fields of the call, those first that the outermost correlation groups by
 * @param outer how many these are
 * @param value field of the call; null when values do not matter
 */
record CorrelationPart(
        String id,
        List<RecordField> groups,
        int outer,
        @Nullable RecordField value) implements SignalFactory<ApiCall> {
    @Override
    public SignalDraft draft(String unit, Emit emit, ApiCall call, ListHit[] hits) {
        SignalDraft draft = SignalDraft.of(unit, emit, call)
                .discriminator(GroupValues.of(
                        groups.stream().map(field -> first(field, call)).toList(), outer));
        return value == null ? draft : draft.subject(call.subject().withResource(first(value, call)));
    }

    /** Empty when the call has none. */
    private static String first(RecordField field, ApiCall call) {
        var taken = new StringBuilder();
        ValueTest take = text -> {
            taken.append(text);
            return true;
        };
        field.any(call, take, true);
        return taken.toString();
    }
}
