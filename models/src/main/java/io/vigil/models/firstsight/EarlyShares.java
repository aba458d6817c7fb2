package io.vigil.models.firstsight;

import io.vigil.events.Hash;
import io.vigil.events.Signal;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What is shared with another account is grave because that account is a stranger. In the first days of an account every other one is: nobody knows yet
 * which of them it has served each night for years. So who shares with whom in that time is less grave, then and later; its weight as evidence stays.
 */
final class EarlyShares {
    /** Of the scale of weights that rules share: with everybody. No duty of any account's is that. */
    private static final double NOBODYS_DUTY = 4;

    private final Set<String> rules;
    private final double severity;

    /**
     * @param rules ids of the units whose findings are of shares
     * @param severity at most, of those that begin while the account is new
     */
    EarlyShares(Set<String> rules, double severity) {
        this.rules = rules;
        this.severity = severity;
    }

    /** The rules, and these others. */
    Set<String> with(Set<String> others) {
        var all = new HashSet<>(rules);
        all.addAll(others);
        return all;
    }

    boolean holds(Signal signal) {
        return rules.contains(signal.detection().unit())
                && signal.detection().type() != null
                && signal.detection().habit() != null
                && signal.subject().principal() != null
                && signal.score().value() < NOBODYS_DUTY;
    }

    /** @param isNew whether the account is */
    Signal judge(Sights sights, Telling share, boolean isNew) {
        Signal found = share.signal();
        String target = Objects.requireNonNull(found.detection().habit());
        boolean early = sights.sharesFromEarlyOn(Hash.combine(share.who(), Hash.of(target)), isNew);
        return early ? found.withSeverity(Math.min(severity, found.detection().severity())) : found;
    }
}
