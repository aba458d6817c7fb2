package io.vigil.models.refusedcalls;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Notices that many different calls are refused within minutes, of anybody, known or not: whoever tries out what found credentials may do is
 * refused all over, while a program that lacks a right asks for the same thing again. Roles with different names that may not be assumed are different calls.
 * A few refused questions to several services are a building block: of a newcomer they are how a story begins.
 */
public final class RefusedCalls implements Detector<ApiCall, Refused> {
    private static final Duration FORGET_AFTER = Duration.ofDays(45);

    private static final long QUIET = Duration.ofDays(1).toMillis();
    /** Of the scale of weights that rules share: nothing alone, and a sign of a newcomer who finds its way. */
    private static final double WEIGHT = 1;

    private final Unit unit;
    private final Emit burst;
    private final Emit asked;
    private final long within;
    private final int atLeast;
    private final int atLeastInConsole;
    private final int questions;
    private final int services;

    public RefusedCalls(Unit unit) {
        this.unit = unit;
        within = unit.settings().duration("within").toMillis();
        atLeast = unit.settings().count("at-least");
        atLeastInConsole = unit.settings().count("console-at-least");
        questions = unit.settings().count("questions");
        services = unit.settings().count("services");
        burst = unit.emits().stream()
                .filter(emit -> emit.type() != null)
                .findFirst()
                .orElseThrow();
        asked = unit.emits().stream()
                .filter(emit -> emit.type() == null)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String id() {
        return unit.id();
    }

    @Override
    public Class<ApiCall> observes() {
        return ApiCall.class;
    }

    @Override
    public Class<Refused> memory() {
        return Refused.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** The few calls that were refused; all others cost a bit's look. */
    @Override
    public boolean concerns(ApiCall call) {
        return call.failed()
                && !call.byService()
                && call.has(ApiField.PRINCIPAL)
                && !call.origin().is(Origin.TRUSTED)
                && Refusal.isOne(call);
    }

    @Override
    public Refused observe(@Nullable Refused known, ApiCall call, Emitter out) {
        Refused refused = known == null ? new Refused() : known;
        if (refused.take(call, Days.of(call.time()), call.time() - within)) {
            judge(refused, call, out);
            judgeQuestions(refused, call, out);
        }
        return refused;
    }

    /** A page of the console asks a dozen questions of its own, whoever opens it. */
    private void judgeQuestions(Refused refused, ApiCall call, Emitter out) {
        boolean many = refused.questions() >= questions && refused.askedServices() >= services;
        if (!many || call.is(CallFlag.FROM_CONSOLE) || call.time() < refused.askedUntil) {
            return;
        }
        refused.askedUntil = call.time() + QUIET;
        out.signal(SignalDraft.of(unit.id(), asked, call)
                .since(refused.since())
                .score(WEIGHT)
                .eventIds(refused.questionIds())
                .sign());
    }

    /** Told when there are enough, and again whenever there are twice as many. */
    private void judge(Refused refused, ApiCall call, Emitter out) {
        int enough = call.is(CallFlag.FROM_CONSOLE) ? atLeastInConsole : atLeast;
        int count = refused.count();
        if (count < enough || call.time() < refused.reportedUntil && count < 2 * refused.reported) {
            return;
        }
        refused.reported = count;
        refused.reportedUntil = call.time() + QUIET;
        out.signal(SignalDraft.of(unit.id(), burst, call)
                .since(refused.since())
                .score(count)
                .eventIds(refused.eventIds())
                .observations(new Observation("userIdentity", "refusedApis", true, Frequency.UNSEEN, refused.apis()))
                .sign());
    }
}
