package io.vigil.models.ownwork;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.Tactic;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the weight from what is found of a principal that it did to its own: who restores a database sets its password, and who takes away what he made a
 * short time before, or changes what guards it, harms nobody. Whoever makes a user gives it its first password or key: that the user was made is the
 * news, and has its own detections. All else passes as it is.
 */
final class OwnWork implements CombiningDetector<OwnedInput, Works> {
    /** What was made longer ago has become what others rely on. */
    private static final int DAYS = 14;

    private static final Duration FORGET_AFTER = Duration.ofDays(DAYS + 1);
    /** How much it then points to an attacker: to copy a database and open the copy is a way to take it, and everyday work. */
    private static final double WEIGHT = 1;
    /** What somebody does to his own is hardly evidence. */
    private static final double HARMLESS = 0.3;

    private static final Set<Tactic> HARM = EnumSet.of(Tactic.IMPACT, Tactic.DEFENSE_EVASION);

    private final Unit unit;
    private final Set<String> rules;
    private final Set<String> harms;
    private final Set<String> welcomes;
    private final Set<String> openings;
    /** Of a rule's finding about a thing of one's own, by its type. */
    private final Emit low;
    /** A building block: it harmed nobody. */
    private final Emit harmless;
    /** A building block: somebody was set up. */
    private final Emit welcome;
    /** A building block: a new database got its password. */
    private final Emit opened;

    OwnWork(Unit unit) {
        this.unit = unit;
        rules = Set.copyOf(unit.settings().texts("rules"));
        harms = Set.copyOf(unit.settings().texts("harms"));
        welcomes = Set.copyOf(unit.settings().texts("welcomes"));
        openings = Set.copyOf(unit.settings().texts("openings"));
        low = unit.emit("CredentialAccess:RDS/ModifyAuthenticationProcess");
        harmless = block(unit, Tactic.IMPACT);
        welcome = block(unit, Tactic.PERSISTENCE);
        opened = block(unit, Tactic.CREDENTIAL_ACCESS);
    }

    private static Emit block(Unit unit, Tactic tactic) {
        return unit.emits().stream()
                .filter(emit -> emit.type() == null && emit.tactic() == tactic)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public List<Feed<?, OwnedInput>> feeds() {
        var all = new HashSet<>(rules);
        all.addAll(harms);
        all.addAll(welcomes);
        all.addAll(openings);
        return List.of(
                Feed.<ApiCall, OwnedInput>ofLog(ApiCall.class, new WorkReader()).among(WorkReader::mayWork),
                Feed.ofSignals(all, signal -> settles(signal) ? new Found(signal) : null));
    }

    /** There is to be one finding at most, so it has to be known first whose the thing is. */
    @Override
    public boolean settles(Signal signal) {
        return Found.isOne(signal) && (isOfThing(signal) || isHarm(signal) || isWelcome(signal) || isOpening(signal));
    }

    private boolean isOfThing(Signal signal) {
        return rules.contains(signal.detection().unit())
                && String.valueOf(low.type()).equals(signal.detection().type());
    }

    private boolean isHarm(Signal signal) {
        return harms.contains(signal.detection().unit())
                && HARM.contains(signal.detection().tactic());
    }

    /** It may be one. */
    private boolean isWelcome(Signal signal) {
        return welcomes.contains(signal.detection().unit())
                && signal.detection().tactic() == Tactic.PERSISTENCE
                && WorkReader.IDENTITIES.equals(signal.activity().service());
    }

    private boolean isOpening(Signal signal) {
        return openings.contains(signal.detection().unit());
    }

    @Override
    public Class<OwnedInput> observes() {
        return OwnedInput.class;
    }

    @Override
    public Class<Works> memory() {
        return Works.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public @Nullable Works observe(@Nullable Works known, OwnedInput input, Emitter out) {
        if (input instanceof Work work) {
            return take(known, work);
        }
        if (input instanceof Found found) {
            out.signal(known == null ? found.signal() : judged(known, found));
        }
        return known;
    }

    private static @Nullable Works take(@Nullable Works known, Work work) {
        if (work.made()) {
            Works works = known == null ? new Works() : known;
            works.make(work);
            return works;
        }
        if (known != null) {
            known.change(work, DAYS);
        }
        return known;
    }

    private Signal judged(Works works, Found found) {
        Signal signal = found.signal();
        if (isOpening(signal)) {
            // It is open to everybody, whoever made it. Nothing of others lies there, so that it says nothing of a
            // thief.
            return found.events().allMatch(works::finishedIn) ? signal.withScore(HARMLESS) : signal;
        }
        if (isWelcome(signal)) {
            return found.events().allMatch(works::finishedIn) ? draft(welcome, signal, WEIGHT) : signal;
        }
        if (!found.events().allMatch(works::changedIn)) {
            return signal;
        }
        if (!isOfThing(signal)) {
            return draft(harmless, signal, HARMLESS);
        }
        return draft(found.events().allMatch(works::finishedIn) ? opened : low, signal, WEIGHT);
    }

    private Signal draft(Emit emit, Signal found, double weight) {
        return SignalDraft.of(unit.id(), emit, found)
                .since(found.occurrence().since())
                .discriminator(found.detection().discriminator())
                .habit(found.detection().habit())
                .score(weight)
                .sign();
    }
}
