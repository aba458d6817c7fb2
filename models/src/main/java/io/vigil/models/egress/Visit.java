package io.vigil.models.egress;

import io.vigil.events.ApiCall;
import io.vigil.events.Novelty;
import io.vigil.events.Signal;
import org.jspecify.annotations.Nullable;

/**
 * That an identity came through a network for the first time on a day, as its detection tells the account.
 *
 * @param network as {@link io.vigil.models.habit.NetworkKey} names it; 0 where it does not matter
 * @param before the network of the use that a candidate compares with; 0 without one
 * @param rest score of what else speaks for the candidate, if one of the networks turns out to be the account's own; 0: nothing does
 */
public record Visit(long network, long before, double rest) {
    private static final String[] NO_WORDS = {};

    public static Visit to(long network) {
        return new Visit(network, 0, 0);
    }

    /**
     * A refused call teaches the account nothing.
     *
     * @param candidate what is to be told unless a network is the account's own; null when nothing is odd
     */
    public Novelty tell(String unit, ApiCall call, @Nullable Signal candidate) {
        return new Novelty(
                unit,
                call.time(),
                call.account(),
                call.id(),
                call.region(),
                call.principalHash(),
                !call.is(ApiCall.INSTANCE_SESSION | ApiCall.RESOURCE_SESSION),
                call.failed() ? 0 : 1,
                0,
                new long[] {network, before},
                NO_WORDS,
                new double[] {rest},
                candidate);
    }

    static Visit of(Novelty told) {
        return new Visit(told.values()[0], told.values()[1], told.figures()[0]);
    }
}
