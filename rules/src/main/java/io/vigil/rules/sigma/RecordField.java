package io.vigil.rules.sigma;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.RawJson;
import io.vigil.events.cloudtrail.RawPart;
import io.vigil.rules.cloudtrail.CallFields;
import io.vigil.rules.condition.JsonPath;
import io.vigil.rules.condition.ValueTest;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field as Sigma names it: its path in the CloudTrail record. A list on the way stands for each of its members.
 *
 * @param decoded where the call holds its text; null when it is read from the JSON
 */
record RecordField(@Nullable ApiField decoded, RawPart part, JsonPath path) {
    private static final CallFields FIELDS = new CallFields(Map.of());

    static RecordField of(String name) {
        String[] steps = name.split("\\.", -1);
        RawPart part = CallFields.part(steps[0]);
        return part == null
                ? new RecordField(FIELDS.decoded(name), RawPart.RECORD, new JsonPath(steps))
                : new RecordField(FIELDS.decoded(name), part, new JsonPath(Arrays.copyOfRange(steps, 1, steps.length)));
    }

    /** The same, looked for in the record as a whole: a part that is null there is no part. */
    static RecordField inRecord(String name) {
        return new RecordField(FIELDS.decoded(name), RawPart.RECORD, new JsonPath(name.split("\\.", -1)));
    }

    /**
     * Whether any of its values passes.
     *
     * @param empty whether an empty text or a null might: a call does not hold those decoded
     */
    boolean any(ApiCall call, ValueTest test, boolean empty) {
        if (decoded != null) {
            String text = call.text(decoded);
            if (text != null) {
                return test.text(text);
            }
            if (!empty) {
                return false;
            }
        }
        RawJson json = call.raw(part);
        return json != null && path.any(json, test);
    }
}
