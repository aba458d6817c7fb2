package io.vigil.models.unfamiliarcallers;

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
import io.vigil.models.baseline.Days;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches resources rather than principals: who comes from outside the account, anonymous or from another one. It reports a caller who was never
 * let in before, one who is refused in bulk, and many more calls than ever.
 */
public final class UnfamiliarCallers implements CombiningDetector<VisitInput, Callers> {
    private static final Duration FORGET_AFTER = Duration.ofDays(90);
    /** What is many on the first days of a log may have been so for years. */
    private static final double LOW = 2;
    /** A resource that so many accounts use is shared on purpose. */
    private static final int SHARED = 3;

    private final Unit unit;
    private final Effects effects;
    private final Set<String> trusted;
    private final int knownDays;
    private final int bulk;
    private final int refusals;
    private final double timesUsual;

    public UnfamiliarCallers(Unit unit) {
        this.unit = unit;
        effects = new Effects(unit);
        trusted = Set.copyOf(unit.settings().texts("trusted-accounts"));
        knownDays = unit.settings().count("known-days");
        bulk = unit.settings().count("bulk");
        refusals = unit.settings().count("refusals");
        timesUsual = unit.settings().number("times-usual");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public List<Feed<?, VisitInput>> feeds() {
        var visits = new Visits();
        return List.of(Feed.ofLog(ApiCall.class, visits).onceForEach());
    }

    @Override
    public Class<VisitInput> observes() {
        return VisitInput.class;
    }

    @Override
    public Class<Callers> memory() {
        return Callers.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public Callers observe(@Nullable Callers known, VisitInput input, Emitter out) {
        Callers callers = known == null ? new Callers() : known;
        callers.begun = callers.begun == 0 ? Days.of(input.time()) : callers.begun;
        if (input instanceof Visit visit && !trusted.contains(visit.caller())) {
            take(callers, visit, out);
        }
        return callers;
    }

    private void take(Callers callers, Visit visit, Emitter out) {
        int day = Days.of(visit.time());
        Emit emit = effects.of(visit.call());
        if (emit == null) {
            return;
        }
        boolean known = callers.isPartner(visit.who(), day) || callers.letInTo(visit.place()) >= SHARED;
        Caller caller = callers.of(visit.place(), visit.who());
        caller.day = day;
        boolean refused = visit.call().failed();
        Hours hours = refused ? caller.refused : caller.granted;
        boolean news = !refused && isNews(caller, visit, day - callers.begun >= knownDays && !known);
        hours.add(visit.time(), visit.call().id());
        if ((news || isMany(caller, hours)) && hours.reportedOn != day) {
            hours.reportedOn = day;
            boolean young = day - callers.begun < knownDays && !effects.changes(visit.call());
            out.signal(reported(visit, hours, emit, young ? Math.min(LOW, emit.severity()) : emit.severity()));
        }
    }

    /** Whoever is let in for the first time, where that means something; and at once who changes something without a name. */
    private boolean isNews(Caller caller, Visit visit, boolean firstTells) {
        boolean nameless = visit.caller().equals(Visit.ANYBODY);
        boolean changes = effects.changes(visit.call());
        boolean firstChange = changes && !caller.changed;
        caller.changed |= changes;
        return firstTells && caller.granted.firstDay == 0 || nameless && firstChange;
    }

    /** Many in an hour, and many times what is usual; refused ones unless even more are granted: visitors of a page ask for what is gone, too. */
    private boolean isMany(Caller caller, Hours hours) {
        boolean refused = hours == caller.refused;
        boolean strays = refused && caller.granted.firstDay != 0 && caller.granted.count >= hours.count;
        return !strays && hours.count >= Math.max(refused ? refusals : bulk, hours.usual() * timesUsual);
    }

    private Signal reported(Visit visit, Hours hours, Emit emit, double severity) {
        ApiCall call = visit.call();
        String outcome = call.failed() ? "refused" : "granted";
        return SignalDraft.of(unit.id(), emit, call)
                .subject(call.subject().withResource(visit.resource()))
                .severity(severity)
                .score(hours.count)
                .since(hours.since)
                .eventIds(hours.events.list())
                .discriminator(visit.caller() + " " + visit.resource() + " " + outcome)
                .observations(new Observation("resource", "caller", true, Frequency.UNSEEN, new String[] {
                    hours.count + " calls by " + visit.caller() + " within an hour, " + outcome + "; "
                            + Math.round(hours.usual()) + " in the busiest hour of the days before"
                }))
                .sign();
    }
}
