package io.vigil.models.massdestruction;

import io.vigil.catalogue.Unit;
import io.vigil.detection.CombiningDetector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.Feed;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.PrincipalKey;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.models.baseline.Days;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a principal that destroys in a day what a business rests on: more than a limit that needs no history, and several times what it or its
 * peers destroy on their busiest days. What a principal made itself a short time before it may take away.
 */
public final class MassDestruction implements CombiningDetector<UpkeepInput, Caretakers> {
    private static final Duration FORGET_AFTER = Duration.ofDays(60);

    private static final String TYPE = "Impact:IAMUser/MassDestruction.Vigil";
    /** Of much by somebody who never destroyed anything: a hundred times likelier an attacker's than that of somebody at work. */
    private static final double FIRST_WEIGHT = 2;

    /** Severity of a day that was mostly stopped. */
    private static final double IN_VAIN = 5;

    private final Unit unit;
    /** A building block: what is much for somebody who never did so. */
    private final Emit firstTime;

    private final double limit;
    private final double first;
    private final double timesUsual;

    public MassDestruction(Unit unit) {
        this.unit = unit;
        firstTime = unit.emit(TYPE).asBlock();
        limit = unit.settings().number("points");
        first = unit.settings().number("first-time");
        timesUsual = unit.settings().number("times-usual");
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public List<Feed<?, UpkeepInput>> feeds() {
        var reader = new UpkeepReader();
        return List.of(
                Feed.<ApiCall, UpkeepInput>ofLog(ApiCall.class, reader::apply).among(UpkeepReader::isUpkeep));
    }

    @Override
    public Class<UpkeepInput> observes() {
        return UpkeepInput.class;
    }

    @Override
    public Class<Caretakers> memory() {
        return Caretakers.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    @Override
    public Caretakers observe(@Nullable Caretakers known, UpkeepInput input, Emitter out) {
        Caretakers caretakers = known == null ? new Caretakers() : known;
        if (input instanceof Upkeep upkeep) {
            take(caretakers, upkeep, out);
        }
        return caretakers;
    }

    private void take(Caretakers caretakers, Upkeep upkeep, Emitter out) {
        int day = Days.of(upkeep.time());
        Caretaker caretaker = caretakers.of(upkeep.call().entityHash(), day);
        caretaker.turnTo(day);
        if (upkeep.made()) {
            caretaker.make(upkeep.kind(), upkeep.points());
            return;
        }
        if (upkeep.attempt() == 0) {
            caretaker.destroy(upkeep.kind(), upkeep.points(), upkeep.call().id());
        } else {
            caretaker.attempt(upkeep);
        }
        List<String> lines = new ArrayList<>();
        double beyond = 0;
        for (UpkeepKind kind : UpkeepKind.values()) {
            double today = caretaker.today(kind.code);
            double usual =
                    Math.max(caretaker.usual(kind.code, day), caretakers.usualOfPeers(caretaker, kind.code, day));
            if (today > usual * timesUsual) {
                beyond += today;
                lines.add(String.format(
                        Locale.ROOT,
                        "%s: %.0f points today, %.0f on the busiest day before",
                        kind.words,
                        today,
                        usual));
            }
        }
        report(caretaker, upkeep, beyond, lines, out);
    }

    private void report(Caretaker caretaker, Upkeep upkeep, double beyond, List<String> lines, Emitter out) {
        boolean crossed = beyond >= first && beyond - upkeep.points() < first;
        if (beyond >= limit && !caretaker.reported) {
            caretaker.reported = true;
            Emit emit = unit.emit(TYPE);
            out.signal(draft(caretaker, upkeep.call(), emit, lines)
                    .score(beyond)
                    .severity(caretaker.isStopped() ? IN_VAIN : emit.severity())
                    .sign());
        } else if (crossed && !caretaker.hasDestroyed() && PrincipalKey.isPerson(upkeep.call())) {
            out.signal(draft(caretaker, upkeep.call(), firstTime, lines)
                    .score(FIRST_WEIGHT)
                    .sign());
        }
    }

    private SignalDraft draft(Caretaker caretaker, ApiCall call, Emit emit, List<String> lines) {
        return SignalDraft.of(unit.id(), emit, call)
                .eventIds(caretaker.events())
                .observations(new Observation(
                        "userIdentity", "destroyed", true, Frequency.UNSEEN, lines.toArray(String[]::new)));
    }
}
