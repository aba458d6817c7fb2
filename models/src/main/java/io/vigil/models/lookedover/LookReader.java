package io.vigil.models.lookedover;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.ApiCall;
import io.vigil.events.ApiField;
import io.vigil.events.Hash;
import io.vigil.events.Origin;
import io.vigil.events.RawJson;
import io.vigil.events.RawPart;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.FirstInPeriod;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the calls that ask a service what it holds and name nothing of it: each service once a day and principal, as far as its memory reaches. */
final class LookReader implements Function<ApiCall, @Nullable LookInput> {
    private static final Pattern ASKS = Pattern.compile("(?:List|Describe).+|Get.+s");
    /** A filter or a switch; what is longer names something. */
    private static final int LONGEST = 512;

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
        return ASKS.matcher(call.name()).matches();
    }

    @Override
    public @Nullable LookInput apply(ApiCall call) {
        boolean counts = call.is(ApiCall.MANAGEMENT) && call.is(ApiCall.READ_ONLY) && call.has(ApiField.PRINCIPAL);
        if (!counts || call.byService() || call.origin().is(Origin.TRUSTED)) {
            return null;
        }
        long who = call.entityHash();
        int day = Days.of(call.time());
        if (!calls.isFirst(Hash.combine(who, call.apiHash()), day)
                || !namesNothing(call.raw(RawPart.REQUEST_PARAMETERS))) {
            return null;
        }
        long service = call.hash(ApiField.SERVICE);
        if (!services.isFirst(Hash.combine(who, service), day)) {
            return null;
        }
        return new Look(
                who,
                service,
                call.is(ApiCall.FROM_CONSOLE),
                SignalDraft.of(unit, emit, call).sign());
    }

    /** Whoever knows what is there asks for it by name or by a filter; numbers and switches name nothing. */
    private static boolean namesNothing(@Nullable RawJson request) {
        if (request == null) {
            return true;
        }
        if (request.to() - request.from() > LONGEST) {
            return false;
        }
        byte[] bytes = request.bytes();
        boolean isValue = false;
        for (int at = request.from(); at < request.to(); at++) {
            if (isValue && bytes[at] == '"') {
                return false;
            }
            isValue = bytes[at] == ':' || bytes[at] == '[' || isValue && bytes[at] == ' ';
        }
        return true;
    }
}
