package io.vigil.models.firstsight;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is shared with another account is grave because that account is a stranger. In the first days of an account every other one is: nobody knows yet
 * which of them it has served each night for years. So who shares with whom in that time is less grave, then and later; its weight as evidence stays.
 */
final class EarlyShares {
    /** Of the scale of weights that rules share: with everybody. No duty of any account's is that. */
    private static final double NOBODYS_DUTY = 4;

    /** An account, in what an act is aimed at. */
    private static final Pattern ACCOUNT = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");

    /** Units whose findings are of shares. */
    private final Set<String> rules;

    private final double severity;

    /** A building block: one more kind of thing for the same stranger. */
    private final Emit more;

    /** @param severity at most, of those that begin while the account is new */
    EarlyShares(Unit unit, double severity) {
        rules = Set.copyOf(unit.settings().texts("shares"));
        more = Hints.block(unit, Tactic.EXFILTRATION);
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

    /**
     * Of whom with whom a principal shares while the account is new, the first kind of thing is the finding: disks and databases for one partner are one duty.
     * Later, too, they are. What another kind of thing weighs as evidence stays.
     *
     * @param unit id of the one that judges
     * @param isNew whether the account is
     */
    Signal judge(String unit, Sights sights, Telling share, boolean isNew) {
        Signal found = share.signal();
        String target = Objects.requireNonNull(found.detection().habit());
        boolean early = sights.sharesFromEarlyOn(Hash.combine(share.who(), Hash.of(target)), isNew);
        if (!early) {
            return found;
        }
        String strangers = strangers(target, found.account());
        if (!strangers.isEmpty()
                && !sights.isFirstKind(
                        Hash.combine(share.who(), Hash.of(strangers)),
                        Hash.of(found.detection().unit()))) {
            return SignalDraft.of(unit, more, found)
                    .since(found.occurrence().since())
                    .score(found.score().value())
                    .sign();
        }
        return found.withSeverity(Math.min(severity, found.detection().severity()));
    }

    private static String strangers(String target, String own) {
        return ACCOUNT.matcher(target)
                .results()
                .map(MatchResult::group)
                .filter(account -> !account.equals(own))
                .sorted()
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
