package io.vigil.models.unprecedented;

import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.Hash;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.FirstInPeriod;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * That a principal acts on a day.
 *
 * @param key of the account
 * @param who hash of the principal
 * @param time epoch milliseconds
 */
public record Working(long key, long who, long time) implements DeedInput {
    /** Before what it does at that time. */
    @Override
    public int compareTies(DeedInput other) {
        return other instanceof Working working ? Long.compare(who, working.who) : -1;
    }

    /** Each principal once a day, as far as its memory reaches; more do no harm. */
    static final class Reader implements Function<ApiCall, @Nullable DeedInput> {
        private final FirstInPeriod seen = new FirstInPeriod();

        @Override
        public @Nullable DeedInput apply(ApiCall call) {
            boolean first = call.has(ApiField.PRINCIPAL)
                    && !call.byService()
                    && seen.isFirst(call.entityHash(), Days.of(call.time()));
            return first ? new Working(Hash.of(call.account()), call.entityHash(), call.time()) : null;
        }
    }
}
