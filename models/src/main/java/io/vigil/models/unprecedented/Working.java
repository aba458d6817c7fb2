package io.vigil.models.unprecedented;

import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.PrincipalKey;
import io.vigil.events.net.Origin;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.FirstInPeriod;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * That a principal acts on a day.
 *
 * @param key of the account
 * @param who hash of the principal
 * @param time epoch milliseconds
 * @param byHand as a person does, and from outside AWS as far as is known
 */
public record Working(long key, long who, long time, boolean byHand) implements DeedInput {
    private static final Comparator<Working> TIES =
            Comparator.comparingLong(Working::who).thenComparing(Working::byHand);

    /** Before what it does at that time. */
    @Override
    public int compareTies(DeedInput other) {
        return other instanceof Working working ? TIES.compare(this, working) : -1;
    }

    /** Each principal once a day for each way of working, as far as its memory reaches; more do no harm. */
    static final class Reader implements Function<ApiCall, @Nullable DeedInput> {
        private final FirstInPeriod seen = new FirstInPeriod();

        @Override
        public @Nullable DeedInput apply(ApiCall call) {
            if (!call.has(ApiField.PRINCIPAL) || call.byService()) {
                return null;
            }
            boolean byHand = PrincipalKey.isPerson(call) && !call.origin().is(Origin.AWS);
            long way = byHand ? call.entityHash() : ~call.entityHash();
            return seen.isFirst(way, Days.of(call.time()))
                    ? new Working(Hash.of(call.account()), call.entityHash(), call.time(), byHand)
                    : null;
        }
    }
}
