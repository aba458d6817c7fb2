package io.vigil.models.unprecedented;

import io.vigil.events.Hash;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.NoticedAct;
import java.util.Comparator;

/**
 * That people see an event of a principal anyway.
 *
 * @param key of the account
 * @param who hash of the principal
 * @param event hash of the event's id
 * @param time epoch milliseconds
 * @param low as no more than a hint
 */
public record Reported(long key, long who, long event, long time, boolean low) implements DeedInput {
    private static final Comparator<Reported> TIES = Comparator.comparingLong(Reported::who)
            .thenComparingLong(Reported::event)
            .thenComparing(Reported::low);

    /** @param finding of a principal */
    static Reported of(Signal finding, boolean low) {
        return new Reported(
                Hash.of(finding.account()), NoticedAct.who(finding), NoticedAct.event(finding), finding.time(), low);
    }

    /** Before the building blocks of the same call, so that they find it reported. */
    @Override
    public int compareTies(DeedInput other) {
        if (other instanceof Reported reported) {
            return TIES.compare(this, reported);
        }
        return other instanceof Working ? 1 : -1;
    }
}
