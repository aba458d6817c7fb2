package io.vigil.models.firstsight;

import io.vigil.catalogue.Unit;
import io.vigil.detection.Emit;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.net.AddressClass;
import io.vigil.events.net.Origin;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.FirstInPeriod;
import io.vigil.models.baseline.NetworkKey;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads from calls who is there: each principal once for a day and network, as far as its memory reaches; more do no harm. */
final class Arrivals implements Function<ApiCall, @Nullable SightInput> {
    private static final int FOR_ANYBODY = Origin.HOSTING | Origin.ANONYMOUS;
    private static final int SPOKEN_FOR = Origin.AWS | Origin.TRUSTED;

    private final String unit;
    private final Emit emit;
    private final double weight;
    private final FirstInPeriod seen = new FirstInPeriod();

    Arrivals(Unit unit, Emit emit, double weight) {
        this.unit = unit.id();
        this.emit = emit;
        this.weight = weight;
    }

    @Override
    public @Nullable SightInput apply(ApiCall call) {
        if (!call.has(ApiField.PRINCIPAL)) {
            return null;
        }
        Origin origin = call.origin();
        long who = call.entityHash();
        long network = NetworkKey.of(origin);
        boolean outside =
                origin.is(Origin.CLOUD_KNOWN) && !origin.is(SPOKEN_FOR) && origin.kind() == AddressClass.PUBLIC;
        boolean rented = origin.is(FOR_ANYBODY) && !origin.is(SPOKEN_FOR);
        // Anybody can be refused, in anybody's name.
        if (rented && call.failed() || !seen.isFirst(Hash.combine(who, network), Days.of(call.time()))) {
            return null;
        }
        return rented && isOfTheAccount(call)
                ? new Arrival(who, network, stranger(call, network))
                : new Present(Hash.of(call.account()), who, network, outside, call.time());
    }

    private static boolean isOfTheAccount(ApiCall call) {
        return call.hash(ApiField.IDENTITY_ACCOUNT) == call.hash(ApiField.ACCOUNT);
    }

    private Signal stranger(ApiCall call, long network) {
        return SignalDraft.of(unit, emit, call)
                .score(weight)
                .observations(new Observation(
                        "sourceIPAddress", "network", true, Frequency.UNSEEN, new String[] {NetworkKey.text(network)}))
                .sign();
    }
}
