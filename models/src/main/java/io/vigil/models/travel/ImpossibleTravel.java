package io.vigil.models.travel;

import io.vigil.catalogue.Problems;
import io.vigil.catalogue.Unit;
import io.vigil.detection.Detector;
import io.vigil.detection.Emit;
import io.vigil.detection.Emitter;
import io.vigil.detection.SignalDraft;
import io.vigil.events.Hash;
import io.vigil.events.cloudtrail.ApiCall;
import io.vigil.events.cloudtrail.ApiField;
import io.vigil.events.cloudtrail.PrincipalKey;
import io.vigil.events.signals.FirstSeen;
import io.vigil.events.signals.Observation;
import io.vigil.events.signals.Observation.Frequency;
import io.vigil.events.signals.Signal;
import io.vigil.models.baseline.AgentFamily;
import io.vigil.models.baseline.Days;
import io.vigil.models.baseline.Memo;
import io.vigil.models.egress.NetworkFirstUse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a person acts from two places between which nobody can have travelled, or when one access key is used in two places at a time:
 * by every call, not by sign-ins alone, since a stolen session never signs in. Networks that turn out to be the account's own are left out by
 * {@link io.vigil.models.egress.OwnEgress}.
 */
public final class ImpossibleTravel implements Detector<ApiCall, Stays> {
    static final String TRAVEL = "UnauthorizedAccess:IAMUser/ImpossibleTravel.Vigil";
    static final String REPLAY = "UnauthorizedAccess:IAMUser/TokenReplay.Vigil";

    private static final Duration FORGET_AFTER = Duration.ofDays(45);
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int KNOWN_DAYS = 3;
    private static final int RECALLED = 1024;
    private final Unit unit;
    private final Places places;
    private final Memo<Long> tools = new Memo<>(RECALLED);
    private final double speed;
    private final double distance;
    private final long replayWithin;

    /** @param problems takes hosting systems that are none */
    public ImpossibleTravel(Unit unit, Problems problems) {
        this.unit = unit;
        places = new Places(unit, problems);
        speed = unit.settings().number("speed");
        distance = unit.settings().number("distance");
        replayWithin = unit.settings().duration("replay-within").toMillis();
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
    public Class<Stays> memory() {
        return Stays.class;
    }

    @Override
    public Duration forgetAfter() {
        return FORGET_AFTER;
    }

    /** What a person did, from a place on earth. */
    @Override
    public boolean concerns(ApiCall call) {
        return places.locates(call) && PrincipalKey.isPerson(call);
    }

    @Override
    public Stays observe(@Nullable Stays known, ApiCall call, Emitter out) {
        Stays stays = known == null ? new Stays() : known;
        int day = Days.of(call.time());
        Stay here = Stay.of(call, tool(call));
        Stay there = stays.last == null || stays.last.provider() != here.provider() ? stays.last : stays.before;
        Signal candidate = there == null ? null : judge(stays, here, there, call);
        if (candidate != null) {
            out.firstSeen(FirstSeen.of(
                    unit.id(), call, NetworkFirstUse.between(here.network(), there.network(), call), candidate));
        } else if (!call.failed() && !stays.networks.seenOn(here.network(), day)) {
            out.firstSeen(FirstSeen.of(unit.id(), call, NetworkFirstUse.to(here.network(), call), null));
        }
        if (!call.failed()) {
            stays.networks.learn(here.network(), day, Stays.NETWORKS);
            stays.take(here);
        }
        return stays;
    }

    private long tool(ApiCall call) {
        Long known = tools.find(call.agentHash());
        return known != null
                ? known
                : tools.keep(call.agentHash(), Hash.of(AgentFamily.of(call.textOr(ApiField.USER_AGENT, ""))));
    }

    private @Nullable Signal judge(Stays stays, Stay here, Stay there, ApiCall call) {
        String type = type(stays, here, there);
        long pair = here.provider() ^ there.provider();
        if (type == null || stays.reported == pair && call.time() - stays.reportedAt < HOUR) {
            return null;
        }
        stays.reported = pair;
        stays.reportedAt = call.time();
        return emit(unit.emit(type), here, there, call);
    }

    private @Nullable String type(Stays stays, Stay here, Stay there) {
        boolean sameKey = here.accessKey() != 0 && here.accessKey() == there.accessKey();
        if (isUsual(stays, here) && isUsual(stays, there)) {
            return null; // a split tunnel, or a phone beside the laptop
        }
        boolean atOnce = sameKey && here.time() - there.time() <= replayWithin;
        if (atOnce && (here.isAbroadOf(there) || isInTurn(stays, here, there))) {
            return REPLAY;
        }
        return here.apartKm(there) > distance && here.speed(there) > speed ? TRAVEL : null;
    }

    /**
     * Here, there with another tool, and here again: who only changes networks does not come back at once. Unless they are the machine's two
     * protocols: of those each tool picks one, again for each connection (RFC 6555, RFC 8305).
     */
    private boolean isInTurn(Stays stays, Stay here, Stay there) {
        Stay earlier = stays.before;
        return earlier != null
                && here.isV6() == there.isV6()
                && there.equals(stays.last)
                && earlier.provider() == here.provider()
                && earlier.accessKey() == here.accessKey()
                && here.time() - earlier.time() <= replayWithin
                && here.tool() != there.tool();
    }

    private static boolean isUsual(Stays stays, Stay stay) {
        return stays.networks.daysBefore(stay.network(), Days.of(stay.time())) >= KNOWN_DAYS;
    }

    private Signal emit(Emit emit, Stay here, Stay there, ApiCall call) {
        return SignalDraft.of(unit.id(), emit, call)
                .since(there.time())
                .discriminator(Long.toHexString(here.provider() ^ there.provider()))
                .score(here.speed(there) > 0 ? Math.log10(Math.max(1, here.speed(there) / speed)) : 0)
                .observations(
                        seen("address", true, here.address()),
                        seen("country", true, here.country()),
                        seen("address", false, there.address()),
                        seen("country", false, there.country()),
                        seen("distanceKm", true, whole(here.apartKm(there))),
                        seen(
                                "radiusKm",
                                false,
                                here.spot().radiusKm() + ", " + there.spot().radiusKm()),
                        seen("speedKmPerHour", true, whole(here.speed(there))))
                .sign();
    }

    private static Observation seen(String feature, boolean unusual, String value) {
        var frequency = unusual ? Frequency.UNSEEN : Frequency.FREQUENT;
        return new Observation("userIdentity", feature, unusual, frequency, new String[] {value});
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }
}
