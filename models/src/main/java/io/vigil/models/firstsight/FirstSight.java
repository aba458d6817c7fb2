package io.vigil.models.firstsight;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.LastReport;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports the first telling call of a principal that has not been known long enough for its habits to judge it: from its first call until
 * {@code known-days}; and a principal that nobody has seen before, from a hosting provider or anonymiser that nobody of the account has used. What two
 * others of the account did before is no news.
 */
public final class FirstSight implements CombiningDetector<SightInput, Sights> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    private static final long TOGETHER = Duration.ofHours(1).toMillis();
    /** A principal is reported once a day, and again for what weighs a whole power of ten more. */
    private static final long QUIET = Duration.ofDays(1).toMillis();

    private static final double HEAVIER = 1;
    private static final int COMMON = 2;
    private static final String USER = "IAMUser";
    /** So many times the days until the account is known, whoever was there from the beginning has had as many of its own. */
    private static final int FOUNDING = 2;

    // Severity by what an act does to data and to what guards them; until then a newcomer is Low.
    private static final Set<Tactic> HARM =
            EnumSet.of(Tactic.IMPACT, Tactic.EXFILTRATION, Tactic.COLLECTION, Tactic.DEFENSE_EVASION);
    /** Of the scale of weights that rules share: what means much. */
    private static final double GRAVE = 2;

    private static final double LOW = 2;
    private static final double MEDIUM = 5;
    private static final double HIGH = 8;
    /** What is destroyed that is worth a class of severity more. */
    private static final double TIMES_BULK = 4;

    private final Unit unit;
    /** Of telling calls. */
    private final Map<Tactic, Emit> emits = new EnumMap<>(Tactic.class);

    private final Emit strangers;
    private final Set<String> acts;
    private final Set<String> duties;
    private final Set<String> insiders;
    private final Set<String> looks;
    private final EarlyShares shares;
    private final Hints hints;
    private final int knownDays;
    private final double telling;
    private final double light;
    private final double together;
    private final double bulk;

    public FirstSight(Unit unit) {
        this.unit = unit;
        unit.emits().stream().filter(emit -> emit.type() != null).forEach(emit -> emits.put(emit.tactic(), emit));
        strangers = Objects.requireNonNull(emits.remove(Tactic.INITIAL_ACCESS));
        acts = Set.copyOf(unit.settings().texts("acts"));
        duties = Set.copyOf(unit.settings().texts("duties"));
        insiders = Set.copyOf(unit.settings().texts("inside"));
        looks = Set.copyOf(unit.settings().texts("looks"));
        shares = new EarlyShares(unit, MEDIUM);
        hints = Hints.of(unit, GRAVE);
        knownDays = unit.settings().count("known-days");
        telling = unit.settings().number("telling");
        light = unit.settings().number("light");
        together = unit.settings().number("together");
        bulk = unit.settings().number("bulk");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public List<Feed<?, SightInput>> feeds() {
        var arrivals = new Arrivals(unit, strangers, telling);
        return List.of(
                Feed.<ApiCall, SightInput>ofLog(ApiCall.class, arrivals).onceForEach(),
                Feed.ofSignals(shares.with(acts), this::telling));
    }

    /** How grave a share is follows from whether the account has been known for long enough to know its partners. */
    @Override
    public boolean settles(Signal signal) {
        return shares.holds(signal);
    }

    private @Nullable SightInput telling(Signal signal) {
        if (shares.holds(signal)) {
            return new Telling(signal);
        }
        if (!acts.contains(signal.detection().unit()) || signal.subject().principal() == null) {
            return null;
        }
        boolean counts =
                emits.containsKey(signal.detection().tactic()) && signal.score().value() >= light;
        return counts || signal.detection().type() != null ? new Telling(signal) : null;
    }

    @Override
    public Class<SightInput> observes() {
        return SightInput.class;
    }

    @Override
    public Class<Sights> memory() {
        return Sights.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public Sights observe(@Nullable Sights known, SightInput input, Emitter out) {
        Sights sights = known == null ? new Sights() : known;
        if (input instanceof Present present) {
            enter(sights, present.who(), present.time()).outside |= present.outside();
            sights.use(present.network());
        } else if (input instanceof Arrival arrival) {
            judge(sights, arrival, out);
        } else if (input instanceof Telling act) {
            judge(sights, act, out);
            if (settles(act.signal())) {
                out.signal(shares.judge(unit.id(), sights, act, isNew(sights)));
            }
        }
        return sights;
    }

    private Newcomer enter(Sights sights, long who, long time) {
        Newcomer entered = sights.enter(who, Days.of(time));
        entered.founder |= entered.presence.days() == 1 && isNew(sights);
        return entered;
    }

    /** What an account does not know of a newcomer it may know of the place that the newcomer comes from. */
    private void judge(Sights sights, Arrival arrival, Emitter out) {
        boolean known = isNew(sights) || sights.knows(arrival.who());
        boolean used = sights.use(arrival.network());
        enter(sights, arrival.who(), arrival.time()).outside = true;
        if (!known && !used) {
            out.signal(arrival.signal());
        }
    }

    private void judge(Sights sights, Telling act, Emitter out) {
        Newcomer who = enter(sights, act.who(), act.time());
        int others = sights.othersWhoDid(act.act(), act.who());
        if (who.presence.days() > knownDays) {
            who.settle();
            return;
        }
        if (hints.hold(act)) {
            out.signal(hints.of(act));
            return;
        }
        boolean first = who.begins(act.target());
        if (act.isFinding()) {
            who.found.add(act.event());
            return;
        }
        if (who.found.have(act.event())) {
            return;
        }
        if (act.signal().detection().tactic() == Tactic.IMPACT && who.outside) {
            destroy(sights, who, act, out);
        }
        if (first && others < COMMON) {
            report(sights, who, act, out);
        }
    }

    /** How much is destroyed counts, whatever others do. Where everybody is new it means a class less: somebody has the duty. */
    private void destroy(Sights sights, Newcomer who, Telling act, Emitter out) {
        Destruction all = who.destruction;
        double before =
                all.add(act.time(), act.weight(), act.signal().evidence().lastEvent(), act.time() - TOGETHER);
        boolean much = before < bulk && all.weight() >= bulk;
        boolean more = before < TIMES_BULK * bulk && all.weight() >= TIMES_BULK * bulk;
        if (much || more) {
            double[] classes = isNew(sights, who) ? new double[] {LOW, MEDIUM} : new double[] {MEDIUM, HIGH};
            out.signal(draft(act.signal(), all.weight(), all.since(), all.events())
                    .severity(classes[more ? 1 : 0])
                    .sign());
        }
    }

    private boolean isNew(Sights sights) {
        return sights.presence().days() <= knownDays;
    }

    /** Who works on weekdays is known on fewer days than the account that it was there with. */
    private boolean isNew(Sights sights, Newcomer who) {
        return isNew(sights) || who.founder && sights.presence().days() <= FOUNDING * knownDays;
    }

    /**
     * What one call must weigh: where everybody is new, that somebody first does a duty is ten times less telling, and what programs inside AWS are there
     * for a hundred times.
     */
    private double enough(Sights sights, Newcomer who, Telling act) {
        if (isNew(sights, who) && isDuty(act.signal())) {
            return telling + HEAVIER;
        }
        if (isProgramsWork(sights, who, act)) {
            return telling + 2 * HEAVIER;
        }
        return looks.contains(act.signal().detection().unit()) ? light : telling;
    }

    /**
     * What an act adds to what its principal first did in the last hour. Where everybody is new, duties are one piece of work however many calls they take:
     * only what weighs more than the rest of it adds. Each machine is one of its own.
     */
    private double adds(Sights sights, Newcomer who, Telling act) {
        boolean sessions = act.signal().detection().tactic() == Tactic.EXECUTION;
        boolean one = isNew(sights, who) && isDuty(act.signal()) && !sessions || isProgramsWork(sights, who, act);
        return one ? Math.max(0, act.weight() - who.heaviest(act.time() - TOGETHER)) : act.weight();
    }

    /** What programs that only act inside AWS, by a role, are there for, where everybody is new. */
    private boolean isProgramsWork(Sights sights, Newcomer who, Telling act) {
        Signal signal = act.signal();
        return isNew(sights, who)
                && !who.outside
                && insiders.contains(signal.detection().unit())
                && !act.failed()
                && !USER.equals(signal.subject().userType());
    }

    private boolean isDuty(Signal act) {
        String unit = act.detection().unit();
        return duties.contains(unit)
                || duties.contains(unit + ':' + act.activity().api());
    }

    private void report(Sights sights, Newcomer who, Telling act, Emitter out) {
        double alone = enough(sights, who, act);
        who.remember(act, adds(sights, who, act), act.time() - TOGETHER);
        boolean enough = act.weight() >= alone || who.recentWeight() >= together;
        boolean news = who.reported.admits(act.weight(), HEAVIER, act.time());
        if (enough && news) {
            who.reported = new LastReport(act.time() + QUIET, act.weight());
            boolean grave = act.weight() >= GRAVE
                    && who.outside
                    && !isNew(sights, who)
                    && HARM.contains(act.signal().detection().tactic());
            // What was done for another end is evidence of its own.
            Tactic end = act.signal().detection().tactic();
            double weight = act.weight() >= alone ? act.weight() : who.recentWeight(end);
            out.signal(draft(act.signal(), weight, who.recentSince(), events(who, act))
                    .severity(grave ? MEDIUM : LOW)
                    .sign());
        }
    }

    /** What counts together, and all that the act itself rests on. */
    private static List<String> events(Newcomer who, Telling act) {
        return Stream.concat(
                        who.recentEvents().stream(),
                        Arrays.stream(act.signal().evidence().eventIds()))
                .distinct()
                .toList();
    }

    private SignalDraft draft(Signal act, double weight, long since, List<String> events) {
        return SignalDraft.of(unit.id(), emits.get(act.detection().tactic()), act)
                .score(weight)
                .since(since)
                .eventIds(events)
                .observations(new Observation("userIdentity", "telling call", true, Frequency.UNSEEN, new String[] {
                    act.detection().title()
                }));
    }
}
