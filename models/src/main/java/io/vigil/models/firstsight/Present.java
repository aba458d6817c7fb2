package io.vigil.models.firstsight;

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
public record Present(long key, long who, long time) implements SightInput {
    /** Before what it does at that time. */
    @Override
    public int compareTies(SightInput other) {
        return other instanceof Present present ? Long.compare(who, present.who) : -1;
    }

    /** One for each principal and day, as far as its memory reaches; more do no harm. */
    static final class Reader implements Function<ApiCall, @Nullable Present> {
        private final FirstInPeriod days = new FirstInPeriod();

        @Override
        public @Nullable Present apply(ApiCall call) {
            if (!call.has(ApiField.PRINCIPAL)) {
                return null;
            }
            long who = call.entityHash();
            int day = Days.of(call.time());
            return days.isFirst(who, day) ? new Present(Hash.of(call.account()), who, call.time()) : null;
        }
    }
}
