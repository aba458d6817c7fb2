package io.vigil.models.unprecedented;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports what somebody who has been at work for long does for the first time: deeds that only their parameters show, which habits of calls cannot
 * judge, and amounts beyond what detections that count have ever seen of it. Before it is known for long, {@code first-sight} looks at it.
 */
public final class Unprecedented implements CombiningDetector<DeedInput, Veterans> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    /** A principal is reported once a day, and again for what weighs a whole power of ten more. */
    private static final long QUIET = Duration.ofDays(1).toMillis();

    private static final double HEAVIER = 1;
    /** First deeds that count together were done within it. */
    private static final long WHILE = Duration.ofHours(1).toMillis();

    private static final int COMMON = 2;
    private static final double LOW = 2;

    private final Unit unit;
    private final Map<String, Emit> emits;
    private final Set<String> deeds;
    private final Set<String> duties;
    private final Set<String> amounts;
    private final Set<String> excuses;
    private final int knownDays;
    private final double light;
    private final double telling;
    private final double grave;
    private final double part;
    private final double together;

    public Unprecedented(Unit unit) {
        this.unit = unit;
        emits = unit.emits().stream()
                .collect(Collectors.toMap(emit -> String.valueOf(emit.type()), Function.identity()));
        deeds = Set.copyOf(unit.settings().texts("deeds"));
        duties = Set.copyOf(unit.settings().texts("duties"));
        amounts = Set.copyOf(unit.settings().texts("amounts"));
        excuses = Set.copyOf(unit.settings().texts("excuses"));
        knownDays = unit.settings().count("known-days");
        light = unit.settings().number("light");
        telling = unit.settings().number("telling");
        grave = unit.settings().number("grave");
        part = unit.settings().number("part");
        together = unit.settings().number("together");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public List<Feed<?, DeedInput>> feeds() {
        var all = new HashSet<>(deeds);
        all.addAll(amounts);
        all.addAll(excuses);
        all.add(Feed.ANY_READ);
        return List.of(
                Feed.<ApiCall, DeedInput>ofLog(ApiCall.class, new Working.Reader())
                        .onceForEach(),
                Feed.ofSignals(all, this::noticed));
    }

    private @Nullable DeedInput noticed(Signal signal) {
        if (signal.subject().principal() == null) {
            return null;
        }
        boolean isFinding = signal.detection().type() != null;
        if (isFinding || excuses.contains(signal.detection().unit())) {
            return Reported.of(signal, isFinding && signal.detection().severity() <= LOW);
        }
        String by = signal.detection().unit();
        boolean isDeed = deeds.contains(by) && signal.score().value() >= (duties.contains(by) ? telling : part);
        return isDeed || amounts.contains(by) ? new Deed(signal) : null;
    }

    /** What a deed must weigh: what is nobody's duty is telling earlier of somebody who works by hand, as it is of a newcomer. */
    private double enough(Signal deed, boolean byHand) {
        return byHand && !duties.contains(deed.detection().unit()) ? light : telling;
    }

    @Override
    public Class<DeedInput> observes() {
        return DeedInput.class;
    }

    @Override
    public Class<Veterans> memory() {
        return Veterans.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public Veterans observe(@Nullable Veterans known, DeedInput input, Emitter out) {
        Veterans veterans = known == null ? new Veterans() : known;
        if (input instanceof Working working) {
            veterans.enter(working.who(), Days.of(working.time())).byHand |= working.byHand();
        } else if (input instanceof Reported reported) {
            Veteran who = veterans.enter(reported.who(), Days.of(reported.time()));
            (reported.low() ? who.noted : who.found).add(reported.event());
        } else if (input instanceof Deed deed && !deed.isFinding()) { // an older savepoint may hold some
            judge(veterans, deed, out);
        }
        return veterans;
    }

    private void judge(Veterans veterans, Deed deed, Emitter out) {
        Veteran who = veterans.enter(deed.who(), Days.of(deed.time()));
        boolean amount = amounts.contains(deed.signal().detection().unit());
        boolean alone = amount || deed.weight() >= enough(deed.signal(), who.byHand);
        boolean news = amount || begins(veterans, who, deed) && (alone || addsUp(who, deed));
        boolean judged = who.presence.days() > knownDays && !isFound(who, deed, amount);
        if (news && judged && isDue(who.reported, deed)) {
            who.reported = new LastReport(deed.time() + QUIET, deed.weight());
            report(who, deed, amount, alone ? new Lately() : who.lately, out);
        }
    }

    /** Takes it to what else was done for the first time lately: whether that is enough together. */
    private boolean addsUp(Veteran who, Deed deed) {
        who.lately.add(deed, deed.time() - WHILE);
        return who.lately.weight() >= together;
    }

    /** What counts whoever does it is not silenced by what counted by hand only. */
    private boolean isDue(LastReport last, Deed deed) {
        boolean more = deed.weight() >= telling && last.weight() < telling;
        return more || last.admits(deed.weight(), HEAVIER, deed.time());
    }

    /** Whether people see the call anyway, and no less grave. */
    private boolean isFound(Veteran who, Deed deed, boolean amount) {
        return who.found.have(deed.event()) || isLow(who, deed, amount) && who.noted.have(deed.event());
    }

    /** Whether neither it nor two others did so; from now on, it has. */
    private boolean begins(Veterans veterans, Veteran who, Deed deed) {
        // Who always did the lighter one, by the same call, has not done this.
        long act = deed.weight() < telling ? ~deed.act() : deed.act();
        boolean first = who.begins(act);
        int others = veterans.othersWhoDid(act, deed.who());
        return first && others < COMMON;
    }

    private void report(Veteran who, Deed deed, boolean amount, Lately before, Emitter out) {
        Signal signal = deed.signal();
        Emit emit = emits.get(amount ? typeOfAmount(signal) : typeOfDeed(signal));
        if (emit == null) {
            return;
        }
        out.signal(SignalDraft.of(unit.id(), emit, signal)
                .since(Math.min(before.since(deed.time()), signal.occurrence().since()))
                .eventIds(Stream.concat(
                                before.events(), Arrays.stream(signal.evidence().eventIds()))
                        .distinct()
                        .toList())
                .score(deed.weight())
                .severity(isLow(who, deed, amount) ? LOW : emit.severity())
                .observations(new Observation("userIdentity", "first time", true, Frequency.UNSEEN, new String[] {
                    signal.detection().title()
                }))
                .sign());
        who.lately = new Lately();
    }

    private boolean isLow(Veteran who, Deed deed, boolean amount) {
        return deed.weight() < (amount || isHarm(who, deed) ? telling : grave);
    }

    /** Whether it is harm that is done by hand: programs begin with such things once an account (central logs, backups, pipelines). */
    private static boolean isHarm(Veteran who, Deed deed) {
        return who.byHand && deed.isHarm();
    }

    private static String typeOfDeed(Signal deed) {
        return switch (deed.detection().tactic()) {
            case DEFENSE_EVASION -> "DefenseEvasion:IAMUser/AnomalousBehavior";
            case EXFILTRATION, COLLECTION -> "Exfiltration:IAMUser/AnomalousBehavior";
            case IMPACT -> "Impact:IAMUser/AnomalousBehavior";
            case PRIVILEGE_ESCALATION -> "PrivilegeEscalation:IAMUser/AnomalousBehavior";
            case DISCOVERY -> "Discovery:IAMUser/AnomalousBehavior";
            case CREDENTIAL_ACCESS -> "CredentialAccess:IAMUser/AnomalousBehavior";
            default -> "Persistence:IAMUser/AnomalousBehavior";
        };
    }

    private static String typeOfAmount(Signal amount) {
        String api = String.valueOf(amount.activity().api());
        boolean objects = "s3.amazonaws.com".equals(amount.activity().service()) && !api.endsWith("Bucket");
        if (amount.detection().tactic() == Tactic.CREDENTIAL_ACCESS) {
            return "CredentialAccess:IAMUser/SecretHarvest";
        }
        if (amount.detection().tactic() == Tactic.IMPACT) {
            return typeOfImpact(amount, objects);
        }
        return objects ? "Exfiltration:S3/AnomalousBehavior" : "Exfiltration:IAMUser/DataHarvest";
    }

    private static String typeOfImpact(Signal amount, boolean objects) {
        if (objects) {
            return "Impact:S3/AnomalousBehavior.Delete";
        }
        return amount.detection().unit().equals("mass-destruction")
                ? "Impact:IAMUser/MassDestruction.Vigil"
                : "Impact:IAMUser/MessageFlood.Vigil";
    }
}
