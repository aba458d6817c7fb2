package io.vigil.models.firstsight;

import io.vigil.events.Hash;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalTies;
import java.util.Comparator;

/**
 * That a principal acts on a day from where anybody can rent or hide: a hosting provider, an anonymiser.
 *
 * @param who hash of the principal
 * @param network as {@link io.vigil.models.baseline.NetworkKey} names it
 * @param signal what is reported if neither is known in the account
 */
public record Arrival(long who, long network, Signal signal) implements SightInput {
    private static final Comparator<Arrival> TIES = Comparator.comparingLong(Arrival::who)
            .thenComparingLong(Arrival::network)
            .thenComparing(Arrival::signal, SignalTies.ORDER);

    @Override
    public long key() {
        return Hash.of(signal.account());
    }

    @Override
    public long time() {
        return signal.time();
    }

    /** After all who come from elsewhere, before what is done at that time. */
    @Override
    public int compareTies(SightInput other) {
        if (other instanceof Arrival arrival) {
            return TIES.compare(this, arrival);
        }
        return other instanceof Present ? 1 : -1;
    }
}
