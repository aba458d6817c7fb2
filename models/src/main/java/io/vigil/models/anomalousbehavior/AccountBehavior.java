package io.vigil.models.anomalousbehavior;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import io.vigil.models.baseline.Days;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Learns what the principals of an account do, and decides on what {@link AnomalousBehavior} finds improbable for one of them: what others
 * do is less surprising, what nobody does is more, what many begin with together is one event, and what remains must be rarer on the
 * account's own scale than its budget allows.
 */
public final class AccountBehavior implements Detector<FirstSeen, AccountMemory> {
    private static final Duration FORGET_AFTER = Duration.ofDays(90);

    private static final String BY_OTHERS = " It is new itself, and judged by what other sessions of its role do.";

    private final String id;
    private final Improbability improbability;
    private final int rollOut;
    private final int learningDays;
    private final double spreeAt;
    private final Emits emits;
    private final ApiLandscape landscape;
    private final AccountExplanation explanation;

    /** @param problems takes what is wrong with the unit's table of API calls */
    public AccountBehavior(Unit unit, Problems problems) {
        id = unit.id();
        improbability = new Improbability(
                unit.settings().number("budget"), unit.settings().count("principals"));
        emits = new Emits(unit);
        rollOut = unit.settings().count("roll-out");
        learningDays = unit.settings().count("learning-days");
        spreeAt = unit.settings().number("spree-at");
        landscape = ApiLandscapeReader.read(unit.folder(), problems);
        explanation = new AccountExplanation(landscape);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Class<FirstSeen> observes() {
        return FirstSeen.class;
    }

    @Override
    public Class<AccountMemory> memory() {
        return AccountMemory.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public boolean concerns(FirstSeen novelty) {
        return novelty.unit().equals(id);
    }

    @Override
    public AccountMemory observe(@Nullable AccountMemory known, FirstSeen novelty, Emitter out) {
        AccountMemory memory = known == null ? new AccountMemory() : known;
        int day = Days.of(novelty.time());
        if (novelty.payload(NewBehavior.class).of(Attribute.USER).learned()) {
            memory.population.see(novelty.entity(), day);
            memory.calibration.count(day);
        }
        Verdict verdict = novelty.candidate() == null ? null : verdict(memory, novelty, novelty.candidate());
        if (verdict != null) {
            judge(memory, novelty, verdict, out);
        }
        memory.crowd.learn(novelty);
        boolean innocent = verdict == null || verdict.pValue >= AnomalousBehavior.TEACHES;
        memory.groups.learn(novelty, innocent && novelty.candidate() != null);
        return memory;
    }

    private void judge(AccountMemory memory, FirstSeen novelty, Verdict alone, Emitter out) {
        Verdict verdict = withSpree(memory, novelty, alone);
        Traits traits = verdict.traits;
        int day = Days.of(novelty.time());
        double active = memory.population.active();
        memory.calibration.sample(
                novelty.entity(),
                traits.api().tactic(),
                day,
                verdict.surprise.total(),
                verdict.pValue < AnomalousBehavior.TEACHES);
        memory.groups.judge(
                novelty,
                verdict.surprise.total() > Improbability.NEWS,
                traits.api().telling());
        boolean begins = verdict.outlook.isNew(Attribute.API);
        if (begins) {
            memory.crowd.begin(novelty);
        }
        if (begins && RollOuts.isOne(memory.crowd.beginners(novelty) + 1, active, rollOut)) {
            emitRollOut(memory, traits, novelty, out);
        } else if (verdict.surprise.act() > 0
                && verdict.pValue <= improbability.limit(traits.api().tactic(), active)) {
            emit(memory, novelty, verdict, out);
        }
    }

    /** Null for one who is new, and whose group is, too. Alone only its telling calls count: a release comes with new instances. */
    private @Nullable Verdict verdict(AccountMemory memory, FirstSeen novelty, Signal candidate) {
        Traits traits = traits(novelty, candidate, outlook(novelty));
        Outlook outlook = outlook(memory, novelty, traits);
        if (outlook == null) {
            return null;
        }
        Surprise surprise = Surprise.of(traits, outlook, memory.crowd.besides(novelty, memory.population.active()));
        boolean release =
                novelty.payload(NewBehavior.class).newcomer() && !traits.api().telling();
        double odd = memory.calibration.exceedance(traits.api().tactic(), surprise.total());
        double pValue = release ? 1 : outlook.newsRate() * odd;
        return new Verdict(candidate, outlook, traits, surprise, pValue, Spree.NONE);
    }

    /** What is not odd enough alone is as improbable as the budget allows once there was enough of it lately. */
    private Verdict withSpree(AccountMemory memory, FirstSeen novelty, Verdict alone) {
        Api api = alone.traits.api();
        Spree spree = memory.sprees.add(novelty, api, alone.surprise.act());
        if (!Sprees.isMuch(spree, novelty, spreeAt)) {
            return alone;
        }
        double limit = improbability.limit(api.tactic(), memory.population.active());
        return new Verdict(
                alone.candidate, alone.outlook, alone.traits, alone.surprise, Math.min(alone.pValue, limit), spree);
    }

    /** By its own habits; of one who is new, by those of its group. */
    private @Nullable Outlook outlook(AccountMemory memory, FirstSeen novelty, Traits traits) {
        NewBehavior behavior = novelty.payload(NewBehavior.class);
        if (!behavior.newcomer()) {
            return outlook(novelty);
        }
        Profile habits = memory.groups.habits(behavior.group(), learningDays);
        return habits == null ? null : outlook(novelty).byHabitsOf(habits, traits, novelty.time());
    }

    /** There with every candidate. */
    private static Outlook outlook(FirstSeen novelty) {
        return Objects.requireNonNull(novelty.payload(NewBehavior.class).outlook());
    }

    private Traits traits(FirstSeen novelty, Signal candidate, Outlook outlook) {
        var shown = novelty.payload(NewBehavior.class);
        Api api = landscape.of(
                String.valueOf(candidate.activity().service()),
                String.valueOf(candidate.activity().api()));
        return new Traits(
                api,
                shown.key(Attribute.NETWORK),
                shown.key(Attribute.COUNTRY),
                shown.key(Attribute.AGENT),
                shown.key(Attribute.REGION),
                shown.key(Attribute.BUCKET),
                shown.key(Attribute.ERROR),
                shown.key(Attribute.MODEL),
                outlook.denied());
    }

    private void emit(AccountMemory memory, FirstSeen novelty, Verdict verdict, Emitter out) {
        ReportLimiter reports = memory.reports.of(novelty.entity());
        Api api = verdict.traits.api();
        boolean atHome = verdict.surprise.place() == 0 && verdict.surprise.tool() == 0;
        boolean partOfReported = atHome && reports.continues(api, novelty.time());
        if (partOfReported || atHome && looksAround(verdict) || !reports.isNews(api, novelty.time())) {
            return;
        }
        ReportLimiter.Act[] before = reports.acts();
        Emit emit = emits.of(verdict.candidate);
        Signal signal = SignalDraft.of(id, emit, novelty)
                .severity(Emits.severity(emit, api))
                .score(verdict.surprise.total())
                .pValue(verdict.pValue)
                .eventIds(Stream.of(
                                Arrays.stream(before).map(ReportLimiter.Act::eventId),
                                verdict.spree.events(),
                                Stream.of(novelty.id()))
                        .flatMap(ids -> ids)
                        .distinct()
                        .toList())
                .observations(explanation.of(
                        memory, novelty, verdict.candidate.evidence().observations(), before))
                .sign();
        String reason =
                reason(memory, verdict, novelty.payload(NewBehavior.class).newcomer());
        out.signal(signal.withObservations(verdict.surprise.shares())
                .withWords(signal.detection().title(), signal.detection().description() + " " + reason));
        reports.add(api, novelty.time(), novelty.id());
        memory.reports.keep(novelty.entity(), reports);
    }

    /** Whoever looks around day after day, a scanner or an inventory, learns nothing to speak of by one more question. */
    private static boolean looksAround(Verdict verdict) {
        return verdict.outlook.broad() && verdict.traits.api().tactic() == Tactic.DISCOVERY;
    }

    private String reason(AccountMemory memory, Verdict verdict, boolean newcomer) {
        return String.format(
                Locale.ROOT,
                "An innocent day looks as odd with probability %.1e; reported up to %s.%s",
                verdict.pValue,
                improbability.limitInWords(verdict.traits.api().tactic(), memory.population.active()),
                newcomer ? BY_OTHERS : "");
    }

    /** A building block: it becomes no finding, but sequences read it, and it is among the signals. */
    private void emitRollOut(AccountMemory memory, Traits traits, FirstSeen novelty, Emitter out) {
        if (memory.rollOuts.isNews(traits.api().key(), Days.of(novelty.time()))) {
            out.signal(SignalDraft.of(id, emits.rollOut(), novelty).sign());
        }
    }

    private record Verdict(
            Signal candidate, Outlook outlook, Traits traits, Surprise surprise, double pValue, Spree spree) {}
}
