package io.vigil.rules.sigma;

import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a call that are settled while all others are open.
 *
 * @param texts what the fields hold; null for one that the call does not have
 */
record Known(Set<ApiField> fields, Function<ApiField, @Nullable String> texts) {
    /** A text that no rule names: what holds of it holds of any call that a rule says nothing about. */
    private static final String NAMED_BY_NOBODY = "\u0001";

    static Known of(ApiCall call, Set<ApiField> fields) {
        return new Known(fields, call::text);
    }

    static Known unlikely(Set<ApiField> fields) {
        return new Known(fields, field -> NAMED_BY_NOBODY);
    }

    static Known absent(Set<ApiField> fields) {
        return new Known(fields, field -> null);
    }
}
