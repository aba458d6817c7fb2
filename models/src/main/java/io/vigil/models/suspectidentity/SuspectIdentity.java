package io.vigil.models.suspectidentity;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.events.signals.StrangeNetwork;
import io.vigil.events.signals.Subject;
import io.vigil.events.signals.Tactic;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who made this? An identity that a suspect made, or made a way into, inherits the suspicion, and whatever it makes does, too. What it does is reported
 * as the suspect's doing, also days later, and before it has habits of its own.
 */
public final class SuspectIdentity implements CombiningDetector<IdentityInput, Kinship> {
    private static final String AT_WORK = "InitialAccess:IAMUser/SuspectIdentity.Vigil";
    private static final String ACTS = "Persistence:IAMUser/SuspectIdentity.Vigil";
    /** Habits may change without another hand: of these a broken one counts only if it is that of the network. */
    private static final String HABITS = "anomalous-behavior";

    private static final long SAME_FINDING = Duration.ofDays(1).toMillis();
    /** Tactics of acts that nobody does by the way. */
    private static final Set<Tactic> PURPOSEFUL = EnumSet.of(
            Tactic.PERSISTENCE,
            Tactic.PRIVILEGE_ESCALATION,
            Tactic.DEFENSE_EVASION,
            Tactic.CREDENTIAL_ACCESS,
            Tactic.COLLECTION,
            Tactic.EXFILTRATION,
            Tactic.IMPACT);

    private final Unit unit;
    private final Set<String> suspicions;
    /** Units whose building blocks count, and all that people or sequences read. */
    private final Set<String> acts;

    private final long within;
    private final long remembered;

    public SuspectIdentity(Unit unit) {
        this.unit = unit;
        suspicions = Set.copyOf(unit.settings().texts("suspicions"));
        Set<String> blocks = new HashSet<>(unit.settings().texts("acts"));
        blocks.add(Feed.ANY_READ);
        acts = Set.copyOf(blocks);
        within = unit.settings().duration("within").toMillis();
        remembered = unit.settings().duration("remembered").toMillis();
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public List<Feed<?, IdentityInput>> feeds() {
        var atWork = new AtWork.OncePerQuarter();
        Feed<ApiCall, IdentityInput> ofCalls = Feed.ofLog(ApiCall.class, call -> {
            Making making = Making.of(call);
            return making == null ? atWork.apply(call) : making;
        });
        return List.of(
                Feed.ofSignals(acts, Noticed::of),
                ofCalls.onceForEachBut(call -> Making.isWay(call) || AtWork.isSignIn(call)));
    }

    @Override
    public Class<IdentityInput> observes() {
        return IdentityInput.class;
    }

    @Override
    public Class<Kinship> memory() {
        return Kinship.class;
    }

    @Override
    public Duration forgetAfter() {
        return Duration.ofMillis(remembered);
    }

    @Override
    public @Nullable Kinship observe(@Nullable Kinship known, IdentityInput input, Emitter out) {
        Kinship kinship = known == null ? new Kinship() : known;
        kinship.forget(input.time() - within, input.time() - remembered);
        if (input instanceof Making making) {
            make(kinship, making);
        } else if (input instanceof Noticed noticed) {
            notice(kinship, noticed.signal(), out);
        } else if (input instanceof AtWork atWork) {
            see(kinship, atWork, out);
        }
        return kinship;
    }

    private static void make(Kinship kinship, Making making) {
        Adopted parent = kinship.adopted(making.makerName(), "", making.address());
        Suspected suspect = kinship.suspect(making.maker());
        if (parent != null) {
            kinship.adopt(new Adopted(making, parent.root, parent.why));
        } else if (suspect != null) {
            kinship.adopt(new Adopted(making, making.makerSelf(), suspect.why()));
        } else {
            kinship.keep(making);
        }
    }

    private void notice(Kinship kinship, Signal signal, Emitter out) {
        Subject who = signal.subject();
        String principal = Objects.requireNonNull(who.principal());
        if (isSuspicion(signal)) {
            String why = Objects.requireNonNull(signal.detection().type());
            kinship.suspect(new Suspected(
                    principal, signal.time(), String.valueOf(signal.remote().ip()), why));
            for (Making making : kinship.take(each -> each.maker().equals(principal))) {
                kinship.adopt(new Adopted(making, making.makerSelf(), why));
            }
        }
        Adopted child = kinship.adopted(
                IdentityName.of(who),
                Objects.requireNonNullElse(who.accessKey(), ""),
                Objects.requireNonNullElse(signal.remote().ip(), ""));
        if (child == null || signal.time() < child.making.time()) {
            return;
        }
        if (!child.reported) {
            report(child, SignalDraft.of(unit.id(), unit.emit(AT_WORK), signal), who, out);
        }
        boolean acts = PURPOSEFUL.contains(signal.detection().tactic()) && signal.time() > child.reportedUntil;
        if (acts) {
            child.reportedUntil = signal.time() + SAME_FINDING;
            report(child, SignalDraft.of(unit.id(), unit.emit(ACTS), signal), who, out);
        }
    }

    private boolean isSuspicion(Signal signal) {
        String by = signal.detection().unit();
        return signal.detection().type() != null
                && suspicions.contains(by)
                && (!by.equals(HABITS) || StrangeNetwork.isOf(signal));
    }

    /**
     * From the quarter of an hour after the making on: what was shown of an earlier one may have been somebody else. Only sign-ins count by
     * the address: of other calls not all are shown.
     */
    private void see(Kinship kinship, AtWork atWork, Emitter out) {
        if (kinship.hasAdoptedNobody()) {
            return;
        }
        ApiCall call = atWork.call();
        String from = atWork.signsIn() ? call.textOr(ApiField.SOURCE_IP, "") : "";
        Adopted child = kinship.adopted(IdentityName.of(call), call.textOr(ApiField.ACCESS_KEY, ""), from);
        if (child == null || child.reported) {
            return;
        }
        boolean later = atWork.signsIn()
                ? call.time() >= child.making.time()
                : atWork.quarter() > Math.floorDiv(child.making.time(), AtWork.QUARTER);
        if (later) {
            report(child, SignalDraft.of(unit.id(), unit.emit(AT_WORK), call), call.subject(), out);
        }
    }

    private static void report(Adopted child, SignalDraft draft, Subject who, Emitter out) {
        child.reported = true;
        out.signal(draft.subject(who.withRoot(child.root))
                .since(child.making.time())
                .observations(
                        new Observation("userIdentity", "madeBy", true, Frequency.UNSEEN, new String[] {child.root}),
                        new Observation(
                                "userIdentity", "suspectedOf", true, Frequency.UNSEEN, new String[] {child.why}),
                        new Observation(
                                "userIdentity", "madeIn", true, Frequency.UNSEEN, new String[] {child.making.eventId()
                                }))
                .sign());
    }
}
