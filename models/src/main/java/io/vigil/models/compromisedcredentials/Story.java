package io.vigil.models.compromisedcredentials;

import io.vigil.events.signals.Hand;
import io.vigil.events.signals.Tactic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What some clues show together.
 *
 * @param eValue how improbable they are together on innocent days: their mean is at most 1
 * @param tactics of the independent pieces of evidence that are not everyday
 * @param witnesses who speaks of what is not everyday; of one event that two speak of, both
 * @param hand whose doing it looks like
 * @param blinds whether logs or guards were taken away, as a rule says that knows what was
 */
record Story(double eValue, Set<Tactic> tactics, Set<String> witnesses, Hand hand, boolean blinds) {
    /** What shows that a hand is at work that is not the owner's: it gets in, looks around, takes credentials. */
    private static final Set<Tactic> OPENINGS = EnumSet.of(
            Tactic.RECONNAISSANCE,
            Tactic.INITIAL_ACCESS,
            Tactic.EXECUTION,
            Tactic.CREDENTIAL_ACCESS,
            Tactic.DISCOVERY,
            Tactic.LATERAL_MOVEMENT,
            Tactic.COMMAND_AND_CONTROL);

    /** Signs of another hand than the owner's. */
    private static final Set<Hand> SHOWN = EnumSet.of(Hand.STRANGER, Hand.ELSEWHERE);

    private static final Set<Tactic> HARM = EnumSet.of(Tactic.COLLECTION, Tactic.EXFILTRATION, Tactic.IMPACT);

    /** The fewest that make a story: one of getting in, one of what it was for. */
    static final int FEWEST_TACTICS = 2;
    /** So many make it broad. */
    static final int BROAD = 3;
    /** So many kinds of things are hardly done for one reason: to mend a fault at night takes a session, a changed database and an opened port. */
    private static final int MANIFOLD = 4;

    /** A piece that innocent days show more often than this adds to a story, and does not carry it. */
    private static final double EVERYDAY = EValues.of(0.01);

    /** What a rule says that weighs 3. */
    private static final double GRAVE = EValues.of(0.001);

    private static final double RAREST = EValues.of(Rarity.LEAST);
    private static final int LEAST_OPENINGS = 2;

    /**
     * Of the strongest piece of each tactic.
     *
     * @param days in which the clues lie: the rarest of so many days is as many times as likely as on one
     */
    static Story of(List<Clue> clues, int days) {
        Set<String> witnesses = witnessesOf(clues);
        List<Clue> pieces = pieces(clues, isStrangers(clues, witnesses) ? Clue::isOneAbroadWith : Clue::isOneWith);
        var byTactic = new double[Tactic.COUNT];
        Arrays.fill(byTactic, EValues.SILENT);
        for (Clue piece : pieces) {
            int tactic = piece.tactic().code();
            byTactic[tactic] = Math.max(byTactic[tactic], EValues.among(days, piece.eValue()));
        }
        return new Story(EValues.merge(byTactic), sides(clues, pieces), witnesses, handOf(clues), blinds(clues));
    }

    /**
     * What belongs together. Who serves several accounts, as pipelines do, brings each its own news: only what one account shows is one story, unless something
     * shows another hand, which goes from account to account.
     *
     * @param account of the latest clue
     */
    static List<Clue> together(List<Clue> clues, String account) {
        boolean strays = clues.stream().anyMatch(clue -> !clue.account().equals(account));
        return !strays || SHOWN.contains(handOf(clues)) ? clues : of(clues, account);
    }

    private static List<Clue> of(List<Clue> clues, String account) {
        return clues.stream().filter(clue -> clue.account().equals(account)).toList();
    }

    private static boolean blinds(List<Clue> clues) {
        return clues.stream().anyMatch(clue -> clue.isBlinding() && clue.eValue() >= GRAVE);
    }

    /**
     * Whether the kinds of things that one detection shows in a visit are more than one piece: at home they may have one cause, a new duty; three kinds from a
     * network that is not the principal's hardly have, where another witness speaks, too. A fault that is mended from home at night shows two.
     */
    private static boolean isStrangers(List<Clue> clues, Set<String> witnesses) {
        return witnesses.size() > 1
                && tacticsOf(clues.stream().filter(Clue::isElsewhere).toList()).size() >= BROAD;
    }

    /**
     * Tactics of the pieces. That a rule or list names who acts an intruder is said beside what the same event did, and is no less a way in when the deed
     * weighs more.
     */
    private static Set<Tactic> sides(List<Clue> clues, List<Clue> pieces) {
        Set<Tactic> tactics = tacticsOf(pieces);
        if (clues.stream().anyMatch(clue -> clue.eValue() >= EVERYDAY && clue.isNamedWayIn())) {
            tactics.add(Tactic.INITIAL_ACCESS);
        }
        return tactics;
    }

    private static Hand handOf(List<Clue> clues) {
        return Hand.of(clues.stream().filter(clue -> clue.eValue() >= EVERYDAY).map(Clue::hand));
    }

    /** One event is one piece of evidence; who else speaks of it is a witness all the same. */
    private static Set<String> witnessesOf(List<Clue> clues) {
        Set<String> witnesses = new HashSet<>();
        for (Clue clue : clues) {
            if (clue.eValue() >= EVERYDAY) {
                witnesses.add(clue.witness());
            }
        }
        return witnesses;
    }

    /** Of what one detection shows in one visit: the kinds of things that were done, not how often. It may have one cause, so that it is one piece of evidence. */
    static Story ofVisit(List<Clue> clues) {
        double strongest = clues.stream().mapToDouble(Clue::eValue).max().orElse(EValues.SILENT);
        return new Story(strongest, tacticsOf(clues), Set.of(), handOf(clues), false);
    }

    /**
     * Whether one visit shows so much that it is hardly one piece of work. A machine is isolated, copied, looked into and stopped with the services of
     * machines, for one reason: what the owner's hand does to one thing is spread over few.
     */
    static boolean isManyPieces(Story visit, List<Clue> clues) {
        return visit.isManifold() && (visit.hand != Hand.OWNER || servicesOf(clues) >= BROAD);
    }

    private static long servicesOf(List<Clue> clues) {
        return clues.stream()
                .filter(clue -> clue.eValue() >= EVERYDAY)
                .map(Clue::service)
                .distinct()
                .count();
    }

    /**
     * Whether one visit looks like a theft: two ways of getting in and looking around, and harm, each as rare as anything is believed to be. A new duty that
     * brings as much is done from where its owner always works, with the usual tool, and that is less rare.
     */
    static boolean isTheft(List<Clue> visit) {
        Set<Tactic> tactics = tacticsOf(visit, RAREST);
        return tactics.stream().filter(OPENINGS::contains).count() >= LEAST_OPENINGS
                && tactics.stream().anyMatch(HARM::contains);
    }

    /** What is not everyday among them; their story has no tactics but these. Cheap, and enough for nearly everybody, who has no story. */
    static Set<Tactic> tacticsOf(List<Clue> clues) {
        return tacticsOf(clues, EVERYDAY);
    }

    private static Set<Tactic> tacticsOf(List<Clue> clues, double least) {
        Set<Tactic> tactics = EnumSet.noneOf(Tactic.class);
        for (Clue clue : clues) {
            if (clue.eValue() >= least) {
                tactics.add(clue.tactic());
            }
        }
        return tactics;
    }

    /** The strongest first, and of what is one piece only the strongest. */
    private static List<Clue> pieces(List<Clue> clues, BiPredicate<Clue, Clue> isOne) {
        List<Clue> sorted = new ArrayList<>(clues);
        sorted.sort(Comparator.comparingDouble(Clue::eValue)
                .reversed()
                .thenComparing(Clue::time)
                .thenComparing(Clue::unit)
                .thenComparing(Clue::tactic));
        List<Clue> pieces = new ArrayList<>();
        for (Clue clue : sorted) {
            if (pieces.stream().noneMatch(piece -> isOne.test(clue, piece))) {
                pieces.add(clue);
            }
        }
        return pieces;
    }

    /** Whether it has all that makes one, and is not the owner's new duty. */
    boolean isWhole() {
        return hand != Hand.OWNER && isComplete();
    }

    /**
     * Whether somebody got in or looked around, and then did something with it; or did three kinds of things, and harm among them or from elsewhere, or while
     * nobody was to see it; or got in, in three ways of which three speak: nothing more is needed to be too late.
     */
    boolean isComplete() {
        return isOpenedAndActed()
                || isBroad() && (harms() || blinds && isWitnessed() || hand == Hand.ELSEWHERE && isWitnessed())
                || openings() >= BROAD && witnesses.size() >= BROAD;
    }

    private boolean isOpenedAndActed() {
        return opens() && openings() < tactics.size();
    }

    /**
     * Whether it is that of a patient thief: somebody got in or looked around, did something with it, and three kinds of things in all; or did these from
     * elsewhere; or did four, and harm among them. An administrator's days bring three: newcomers, their rights or second factors, and data shared with a
     * partner or old copies removed.
     */
    boolean isWholeSlowly() {
        return hand != Hand.OWNER
                && isBroad()
                && (isOpenedAndActed() || hand == Hand.ELSEWHERE || isManifold() && harms());
    }

    /**
     * Whether three kinds of things were done, harm among them, and logs or guards taken away meanwhile, as a rule says that knows what was: so little has all of
     * it by chance that lighter evidence does.
     */
    boolean isUnseenHarm() {
        return hand != Hand.OWNER && isBroad() && harms() && blinds;
    }

    private boolean opens() {
        return openings() > 0;
    }

    private long openings() {
        return tactics.stream().filter(OPENINGS::contains).count();
    }

    private boolean harms() {
        return tactics.stream().anyMatch(HARM::contains);
    }

    /** Whether the evidence is of three tactics. */
    boolean isBroad() {
        return tactics.size() >= BROAD;
    }

    /** Whether the evidence is of four tactics. */
    boolean isManifold() {
        return tactics.size() >= MANIFOLD;
    }

    /** Whether different witnesses speak. One alone, however often it speaks, may be wrong in one way each time. */
    boolean isWitnessed() {
        return witnesses.size() > 1;
    }
}
