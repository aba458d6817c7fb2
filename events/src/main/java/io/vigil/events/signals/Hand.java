package io.vigil.events.signals;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose doing a signal looks like; of several the later one decides. */
public enum Hand {
    /** Nobody's habits speak: whoever it is, is new or does what only rules notice. */
    UNKNOWN,
    /** Habits know who acts, and nothing shows another hand: somebody does something new at home. */
    OWNER,
    /** Somebody does what an owner does not, however new a duty is: looks around, searches for credentials, gets in. */
    STRANGER,
    /** Somebody acts from a network that the principal, who is at home in another, hardly ever came from. */
    ELSEWHERE;

    /** The threat family, as GuardDuty names parts of a finding type, of what is out of the ordinary. */
    private static final String HABITS = "/AnomalousBehavior";

    private static final Set<Tactic> SEARCHES =
            EnumSet.of(Tactic.RECONNAISSANCE, Tactic.CREDENTIAL_ACCESS, Tactic.DISCOVERY, Tactic.COMMAND_AND_CONTROL);

    public static Hand of(Signal signal) {
        Detection detection = signal.detection();
        return of(detection.tactic(), isOfHabits(detection.type()), StrangeNetwork.isOfOneAtHomeElsewhere(signal));
    }

    /** @param isElsewhere whether it is from a network that the principal hardly ever came from */
    public static Hand of(Tactic tactic, boolean isOfHabits, boolean isElsewhere) {
        if (isElsewhere) {
            return ELSEWHERE;
        }
        if (SEARCHES.contains(tactic) || isNamedWayIn(tactic, isOfHabits)) {
            return STRANGER;
        }
        return isOfHabits ? OWNER : UNKNOWN;
    }

    /** Whose doing all of them look like together: what shows most decides. */
    public static Hand of(Stream<Hand> hands) {
        return hands.max(Comparator.naturalOrder()).orElse(UNKNOWN);
    }

    /** Whether a rule or list says that somebody got in; habits call a session on a machine a way in, and owners open such. */
    public static boolean isNamedWayIn(Tactic tactic, boolean isOfHabits) {
        return tactic == Tactic.INITIAL_ACCESS && !isOfHabits;
    }

    /** Whether a detection says so that knows what the principal usually does. */
    public static boolean isOfHabits(@Nullable String type) {
        return type != null && type.contains(HABITS);
    }

    /** As patterns name them. */
    public static List<String> words() {
        return Stream.of(values()).map(Hand::toString).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
