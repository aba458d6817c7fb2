package io.vigil.models.consolelogin;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.egress.NetworkFirstUse;
import io.vigil.models.travel.Places;
import io.vigil.models.travel.Stay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that one user signs in to the console from several places at about the same time. Networks that turn out to be the account's own are
 * left out by {@link io.vigil.models.egress.OwnEgress}.
 */
public final class ConsoleLogins implements Detector<ApiCall, SignIns> {
    private static final Duration FORGET_AFTER = Duration.ofDays(2);
    private static final byte[] CONSOLE_LOGIN = "ConsoleLogin".getBytes(StandardCharsets.US_ASCII);

    private final Unit unit;
    private final Places places;
    private final long within;
    private final double distance;

    /** @param problems takes hosting systems that are none */
    public ConsoleLogins(Unit unit, Problems problems) {
        this.unit = unit;
        places = new Places(unit, problems);
        within = unit.settings().duration("within").toMillis();
        distance = unit.settings().number("distance");
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
    public Class<SignIns> memory() {
        return SignIns.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** A sign-in that succeeded. */
    @Override
    public boolean concerns(ApiCall call) {
        return call.is(ApiField.NAME, CONSOLE_LOGIN) && !call.failed() && places.locates(call);
    }

    @Override
    public SignIns observe(@Nullable SignIns known, ApiCall call, Emitter out) {
        SignIns signIns = known == null ? new SignIns() : known;
        Stay here = Stay.of(call, 0);
        Stay there = elsewhere(signIns, here);
        Signal candidate = there == null ? null : emit(here, there, call);
        long network = there == null ? 0 : there.network();
        out.firstSeen(FirstSeen.of(unit.id(), call, NetworkFirstUse.between(here.network(), network, call), candidate));
        signIns.take(here);
        return signIns;
    }

    /** The sign-in shortly before, from too far away; null when there was none. */
    private @Nullable Stay elsewhere(SignIns signIns, Stay here) {
        for (Stay there : new Stay[] {signIns.last, signIns.before}) {
            if (there != null && here.time() - there.time() <= within && isFar(here, there)) {
                return there;
            }
        }
        return null;
    }

    /** Where the databases know countries alone, another country is far. */
    private boolean isFar(Stay here, Stay there) {
        boolean spots = here.spot().isKnown() && there.spot().isKnown();
        return spots ? here.apartKm(there) > distance : here.isAbroadOf(there);
    }

    private Signal emit(Stay here, Stay there, ApiCall call) {
        return SignalDraft.of(unit.id(), unit.emit(), call)
                .since(there.time())
                .score(here.apartKm(there))
                .observations(
                        seen("address", List.of(here.address(), there.address())),
                        seen("country", List.of(here.country(), there.country())))
                .sign();
    }

    private static Observation seen(String feature, List<String> values) {
        return new Observation("userIdentity", feature, true, Frequency.UNSEEN, values.toArray(String[]::new));
    }
}
