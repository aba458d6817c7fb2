package io.vigil.models.compromisedcredentials;

import io.vigil.events.Tactic;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whose doing evidence looks like. */
enum Hand {
    /** Habits know who acts, and nothing shows another hand: somebody does something new at home. */
    OWNERS,
    /** Nobody's habits speak: whoever it is, is new or does what only rules notice. */
    UNKNOWN,
    /** Somebody does what an owner does not, however new a duty is: looks around, searches for credentials, gets in. */
    STRANGERS,
    /** Somebody acts from a network that the principal, who is at home in another, hardly ever came from. */
    FROM_ELSEWHERE;

    private static final Set<Tactic> SEARCHES =
            EnumSet.of(Tactic.RECONNAISSANCE, Tactic.CREDENTIAL_ACCESS, Tactic.DISCOVERY, Tactic.COMMAND_AND_CONTROL);

    /** @param clues that are not everyday */
    static Hand of(List<Clue> clues) {
        if (clues.stream().anyMatch(Clue::isElsewhere)) {
            return FROM_ELSEWHERE;
        }
        if (clues.stream().anyMatch(Hand::isStrangers)) {
            return STRANGERS;
        }
        return clues.stream().anyMatch(Clue::isOfHabits) ? OWNERS : UNKNOWN;
    }

    private static boolean isStrangers(Clue clue) {
        return SEARCHES.contains(clue.tactic()) || clue.isNamedWayIn();
    }
}
