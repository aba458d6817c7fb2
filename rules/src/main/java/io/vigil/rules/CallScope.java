package io.vigil.rules;

import io.vigil.catalogue.YamlSection;
import io.vigil.events.ApiCall;
import io.vigil.rules.condition.Condition;
import java.util.Locale;

/** Which calls a rule on CloudTrail looks at at all, unless it says otherwise: those that succeeded, made by their identity itself. */
final class CallScope {
    private enum Failed {
        NO,
        ALLOWED,
        ONLY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum ByService {
        IGNORE,
        ALLOWED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private CallScope() {}

    /** Key {@code failed}: {@code no} (where absent), {@code allowed} or {@code only}. */
    static Condition<ApiCall> outcome(YamlSection rule) {
        Failed failed = rule.oneOf("failed", Failed.class);
        if (failed == Failed.ALLOWED) {
            return Condition.always();
        }
        var hasFailed = new Condition<>(Condition.FLAG, ApiCall::failed);
        return failed == Failed.ONLY ? hasFailed : hasFailed.negated();
    }

    /** Key {@code by-service}: {@code ignore} (where absent) or {@code allowed}. */
    static Condition<ApiCall> caller(YamlSection rule) {
        return rule.oneOf("by-service", ByService.class) == ByService.ALLOWED
                ? Condition.always()
                : new Condition<>(Condition.BYTES, call -> !call.byService());
    }
}
