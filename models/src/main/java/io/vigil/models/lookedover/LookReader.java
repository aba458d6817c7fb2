package io.vigil.models.lookedover;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.CallFlag;
import io.vigil.events.net.Origin;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.FirstInPeriod;
import io.vigil.models.baseline.Question;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the calls that ask a service what it holds and name nothing of it: each service once a day and principal, as far as its memory reaches. */
final class LookReader implements Function<ApiCall, @Nullable LookInput> {
    private final String unit;
    private final Emit emit;
    /** Calls and services that were asked today, of each principal: what is repeated costs one look here. */
    private final FirstInPeriod calls = new FirstInPeriod();

    private final FirstInPeriod services = new FirstInPeriod();

    LookReader(Unit unit) {
        this.unit = unit.id();
        this.emit = unit.emit();
    }

    static boolean mayAsk(ApiCall call) {
        return Question.mayBeOne(call);
    }

    @Override
    public @Nullable LookInput apply(ApiCall call) {
        boolean counts = call.is(CallFlag.MANAGEMENT) && call.is(CallFlag.READ_ONLY) && call.has(ApiField.PRINCIPAL);
        if (!counts || call.byService() || call.origin().is(Origin.TRUSTED)) {
            return null;
        }
        long who = call.entityHash();
        int day = Days.of(call.time());
        if (!calls.isFirst(Hash.combine(who, call.apiHash()), day) || !Question.namesNothing(call)) {
            return null;
        }
        long service = call.hash(ApiField.SERVICE);
        if (!services.isFirst(Hash.combine(who, service), day)) {
            return null;
        }
        return new Look(
                who,
                service,
                call.is(CallFlag.FROM_CONSOLE),
                SignalDraft.of(unit, emit, call).sign());
    }
}
