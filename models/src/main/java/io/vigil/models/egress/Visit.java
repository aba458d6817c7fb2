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
    /** Values of a novelty that a visit takes. */
    public static final int VALUES = 2;

    private static final String[] NO_WORDS = {};
    private static final long[] NO_MORE = {};

    public static Visit to(long network) {
        return new Visit(network, 0, 0);
    }

    /**
     * A refused call teaches the account nothing.
     *
     * @param candidate what is to be told unless a network is the account's own; null when nothing is odd
     */
    public Novelty tell(String unit, ApiCall call, @Nullable Signal candidate) {
        return tell(unit, call, candidate, NO_MORE);
    }

    /** @param more what else the detection's own account stage needs to know, behind the {@link #VALUES} of the visit */
    public Novelty tell(String unit, ApiCall call, @Nullable Signal candidate, long... more) {
        long[] values = new long[VALUES + more.length];
        values[0] = network;
        values[1] = before;
        System.arraycopy(more, 0, values, VALUES, more.length);
        return new Novelty(
                unit,
                call.time(),
                call.account(),
                call.id(),
                call.region(),
                call.entityHash(),
                !call.is(ApiCall.INSTANCE_SESSION | ApiCall.RESOURCE_SESSION),
                call.failed() ? 0 : 1,
                0,
                values,
                NO_WORDS,
                new double[] {rest},
                candidate);
    }

    public static Visit of(Novelty told) {
        return new Visit(told.values()[0], told.values()[1], told.figures()[0]);
    }
}
