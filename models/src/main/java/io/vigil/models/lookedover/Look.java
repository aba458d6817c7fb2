package io.vigil.models.lookedover;

import io.vigil.events.signals.Signal;
import io.vigil.events.signals.SignalTies;
import java.util.Comparator;

/**
 * That a principal asks a service what it holds, for the first time on a day.
 *
 * @param who hash of the principal
 * @param service hash of the service
 * @param console from a page of the console
 * @param signal what is reported if it is one service too many
 */
public record Look(long who, long service, boolean console, Signal signal) implements LookInput {
    private static final Comparator<Look> TIES = Comparator.comparingLong(Look::service)
            .thenComparing(Look::console)
            .thenComparing(Look::signal, SignalTies.ORDER);

    @Override
    public long key() {
        return who;
    }

    @Override
    public long time() {
        return signal.time();
    }

    @Override
    public int compareTies(LookInput other) {
        return TIES.compare(this, (Look) other);
    }

    String event() {
        return signal.evidence().lastEvent();
    }
}
